import { useId } from 'react';

export interface SaveItem {
  readonly id: string;
  /** “Page of A4 (PDF)” */
  readonly label: string;
  /** What it is good for; or, where it cannot be had, why not. */
  readonly words: string;
  readonly disabled?: boolean | undefined;
  readonly onSave: () => void;
}

/** Files that something can be saved as: a button each, with what it is good for beside it. */
export function SaveList({ items }: { readonly items: readonly SaveItem[] }) {
  return (
    <ul className="fs-save">
      {items.map((item) => (
        <One key={item.id} {...item} />
      ))}
    </ul>
  );
}

function One({ label, words, disabled, onSave }: SaveItem) {
  const id = useId();
  return (
    <li className="fs-save__item">
      <button
        className="fs-tool fs-save__button"
        type="button"
        disabled={disabled}
        aria-describedby={id}
        onClick={onSave}
      >
        {label}
      </button>
      <span className="fs-save__words" id={id}>
        {words}
      </span>
    </li>
  );
}
