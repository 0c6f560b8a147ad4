import { Children, type ReactNode } from 'react';

export interface ToolbarProps {
  /** Charts may add tools of their own on the left. */
  readonly children?: ReactNode;
  /** Leads to the table on the page; left out, the table opens inside the frame. */
  readonly numbersHref?: string | undefined;
  readonly numbersOpen: boolean;
  readonly numbersId: string;
  readonly onNumbers: () => void;
  /** The table as shown; left out where the licence does not allow a copy. */
  readonly onDownloadTable?: (() => void) | undefined;
  /** The figures in a layout that can be imported again; left out where it cannot hold them. */
  readonly onDownloadData?: (() => void) | undefined;
  readonly onPrint: () => void;
}

/** Tools under the picture. Plain buttons in tab order: nothing to learn. */
export function Toolbar(props: ToolbarProps) {
  // On a phone tools stand two by two; the last one of an odd number takes the whole line.
  const downloads = [props.onDownloadTable, props.onDownloadData].filter(Boolean).length;
  const isOdd = (Children.toArray(props.children).length + downloads) % 2 === 1;
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
      {props.onDownloadTable ? (
        <button className="fs-tool" type="button" onClick={props.onDownloadTable}>
          Download the table
        </button>
      ) : null}
      {props.onDownloadData ? (
        <button className="fs-tool" type="button" onClick={props.onDownloadData}>
          Download data
        </button>
      ) : null}
      <button className={isOdd ? 'fs-tool fs-tool--wide' : 'fs-tool'} type="button" onClick={props.onPrint}>
        Print
      </button>
    </div>
  );
}
