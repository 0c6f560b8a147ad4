import type { ReactNode } from 'react';

export interface ToolbarProps {
  /** Charts may add tools of their own on the left. */
  readonly children?: ReactNode;
  /** Leads to the table on the page; left out, the table opens inside the frame. */
  readonly numbersHref?: string | undefined;
  readonly numbersOpen: boolean;
  readonly numbersId: string;
  readonly onNumbers: () => void;
  /** Left out where the licence does not allow a copy. */
  readonly onDownload?: (() => void) | undefined;
  readonly onPrint: () => void;
}

/** Tools under the picture. Plain buttons in tab order: nothing to learn. */
export function Toolbar(props: ToolbarProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would announce a form
    <div className="fs-toolbar" role="group" aria-label="Chart tools">
      {props.children}
      <span className="fs-toolbar__gap" />
      {props.numbersHref === undefined ? (
        <button
          className="fs-tool"
          type="button"
          aria-expanded={props.numbersOpen}
          aria-controls={props.numbersId}
          onClick={props.onNumbers}
        >
          {props.numbersOpen ? 'Hide the numbers' : 'Show the numbers'}
        </button>
      ) : (
        <a className="fs-tool" href={props.numbersHref}>
          Show the numbers
        </a>
      )}
      {props.onDownload ? (
        <button className="fs-tool" type="button" onClick={props.onDownload}>
          Download CSV
        </button>
      ) : null}
      <button className="fs-tool fs-tool--wide" type="button" onClick={props.onPrint}>
        Print
      </button>
    </div>
  );
}
