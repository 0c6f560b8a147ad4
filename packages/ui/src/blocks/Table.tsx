import type { ReactNode } from 'react';

export interface Column<R> {
  readonly id: string;
  readonly heading: string;
  readonly cell: (row: R) => ReactNode;
  /** Right-aligned figures. */
  readonly numeric?: boolean | undefined;
}

export interface TableProps<R> {
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  /** The first column heads its row. */
  readonly columns: readonly [Column<R>, ...Column<R>[]];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly dense?: boolean | undefined;
  /** What stands in the table's place when it has no row. */
  readonly empty: ReactNode;
  readonly selected?: ((row: R) => boolean) | undefined;
}

/** A table on a desk, cards with their own headings on a phone. Scrolls by keyboard where it is too wide. */
export function Table<R>(props: TableProps<R>) {
  const { caption, captionHidden, columns, rows, rowKey, dense, empty } = props;
  if (rows.length === 0) return <div className="fs-state">{empty}</div>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must take the focus
    <section className="fs-scroll" aria-label={caption} tabIndex={0}>
      <table className={`fs-table fs-table--cards fs-table--wrap${dense ? ' fs-table--dense' : ''}`}>
        <caption className={captionHidden ? 'fs-vh' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? 'n' : undefined}>
                {column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} selected={props.selected?.(row) ?? false} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row<R>({
  row,
  columns,
  selected,
}: {
  row: R;
  columns: TableProps<R>['columns'];
  selected: boolean;
}) {
  const [head, ...others] = columns;
  return (
    <tr className={selected ? 'is-selected' : undefined}>
      <th scope="row">{head.cell(row)}</th>
      {others.map((column) => (
        <td key={column.id} className={column.numeric ? 'n' : undefined} data-l={column.heading}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** What stands in a cell that holds no number: suppressed, missing, not applicable. Never a zero. */
export function CellFlag({ children }: { children: ReactNode }) {
  return <span className="fs-cell-flag">{children}</span>;
}
