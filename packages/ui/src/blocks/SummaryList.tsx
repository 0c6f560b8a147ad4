import type { ReactNode } from 'react';

export interface SummaryRow {
  readonly key: string;
  readonly value: ReactNode;
  /** A link or tool that changes the value; its words name the row. */
  readonly action?: ReactNode;
}

/** Answers to check, each with a way to change it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {rows.map((row) => (
        <div
          key={row.key}
          className={`nhsuk-summary-list__row${row.action === undefined ? ' nhsuk-summary-list__row--no-actions' : ''}`}
        >
          <dt className="nhsuk-summary-list__key">{row.key}</dt>
          <dd className="nhsuk-summary-list__value">{row.value}</dd>
          {row.action === undefined ? null : <dd className="nhsuk-summary-list__actions">{row.action}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** Small facts beside a picture: "Source", "Licence". */
export function Facts({ rows, small }: { rows: readonly SummaryRow[]; small?: boolean | undefined }) {
  return (
    <dl className={small ? 'fs-kv fs-small' : 'fs-kv'}>
      {rows.map((row) => (
        <FactPair key={row.key} row={row} />
      ))}
    </dl>
  );
}

function FactPair({ row }: { row: SummaryRow }) {
  return (
    <>
      <dt>{row.key}</dt>
      <dd>{row.value}</dd>
    </>
  );
}

export interface Figure {
  readonly label: string;
  readonly figure: ReactNode;
  readonly more?: ReactNode;
}

/** Up to 4 large numbers in a row: what a dataset or a file holds. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl className="fs-found">
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            {item.figure}
            {item.more === undefined ? null : <span className="fs-found__more">{item.more}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
