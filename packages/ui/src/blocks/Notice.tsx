import type { ReactNode } from 'react';

export interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** `done` and `error` are read out as they appear. */
  readonly kind?: 'done' | 'note' | 'concern' | 'error' | undefined;
}

const looks = {
  done: '',
  note: ' fs-notice--quiet',
  concern: ' fs-notice--concern',
  error: ' fs-notice--error',
};
const roles = { done: 'status', note: 'note', concern: 'note', error: 'alert' } as const;

/** What happened, in words, at the top of the page it concerns. */
export function Notice({ title, children, kind = 'note' }: NoticeProps) {
  return (
    <div className={`fs-notice${looks[kind]}`} role={roles[kind]}>
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}

/** A fact set apart from the words around it. */
export function InsetText({ children }: { children: ReactNode }) {
  return (
    <div className="nhsuk-inset-text">
      <span className="fs-vh">Information: </span>
      {children}
    </div>
  );
}

/** Before something that cannot be undone, or that could harm someone: publishing, deleting, identifiable data. */
export function Warning({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="nhsuk-warning-callout">
      <h3 className="nhsuk-warning-callout__label">
        <span>
          <span className="fs-vh">Important: </span>
          {title}
        </span>
      </h3>
      {children}
    </div>
  );
}
