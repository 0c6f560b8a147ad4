import type { Cell, ChartDescription } from '@fairshift/plugin-sdk';
import { useId, useRef, useState } from 'react';
import { formatNumber } from '../formats.js';
import { Symbol } from './Symbol.js';
import { useOverflow } from './use-overflow.js';

export interface ChartTableProps {
  readonly table: ChartDescription['table'];
  /** The period that the walk stands on; its row is marked. */
  readonly selected?: string | undefined;
  /** Rows shown at first; all, when left out. */
  readonly limit?: number | undefined;
  readonly captionHidden?: boolean | undefined;
}

const NUMBER_LIKE = /^[−-]?[\d,.]+\s?%?$/;
const signals = ['improvement', 'concern', 'change'] as const;

function isNumeric(rows: readonly (readonly Cell[])[], column: number): boolean {
  const cells = rows.map((row) => row[column]).filter((cell) => cell !== null && cell !== undefined);
  return (
    cells.length > 0 && cells.every((cell) => typeof cell === 'number' || NUMBER_LIKE.test(String(cell)))
  );
}

/** A last column with sentences in it: they stand beneath their row, because no column is wide enough for them. */
const LONG = 40;
/** A first column of names, such as those of measures, wraps; one of periods stays on its line. */
const LONG_NAME = 28;
const isLong = (cell: Cell | undefined): cell is string => typeof cell === 'string' && cell.length > LONG;

function notesIn({ columns, rows }: ChartDescription['table']): string | undefined {
  return columns.length > 1 && rows.some((row) => isLong(row.at(-1))) ? columns.at(-1) : undefined;
}

/** The signal that a row's words name, if any. */
function signalIn(row: readonly Cell[]): (typeof signals)[number] | undefined {
  return signals.find((kind) =>
    row.some((cell) => typeof cell === 'string' && cell.toLowerCase().startsWith(kind)),
  );
}

const SIDEWAYS = 'This table scrolls sideways.';

/** Numbers and spans of them (“0.83 to 12.3”) keep to one line; words may wrap. The first column is the row's heading. */
function classOf(rows: readonly (readonly Cell[])[], column: number): string | undefined {
  if (column === 0) return undefined;
  if (isNumeric(rows, column)) return 'n';
  return rows.some((row) => /^[^\d−-]/.test(String(row[column] ?? ''))) ? 'fs-table__words' : undefined;
}

/** Every number of the picture, as a table; cards on a phone. It scrolls by keyboard where it is too wide, and says so. */
export function ChartTable({ table, selected, limit, captionHidden = true }: ChartTableProps) {
  const [all, setAll] = useState(limit === undefined);
  const { caption, rows } = table;
  const notes = notesIn(table);
  const columns = notes === undefined ? table.columns : table.columns.slice(0, -1);
  const latest = limit === undefined ? rows : rows.slice(-limit);
  // The row that the walk stands on is never left out.
  const outside = selected !== undefined && latest.every(([head]) => head !== selected);
  const shown = all || outside ? rows : latest;
  const wraps = rows.some(([head]) => typeof head === 'string' && head.length > LONG_NAME);
  const box = useRef<HTMLElement>(null);
  const overflows = useOverflow(box);
  const classes = columns.map((_, i) => classOf(rows, i));
  return (
    <>
      {overflows ? <p className="fs-small fs-quiet fs-noprint">{SIDEWAYS}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must take the focus */}
      <section ref={box} className="fs-scroll" aria-label={caption} tabIndex={0}>
        <table
          className={`fs-table fs-table--dense fs-table--cards fs-table--series${wraps ? ' fs-table--wrap' : ''}`}
        >
          <caption className={captionHidden ? 'fs-vh' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((heading, i) => (
                <th key={heading} scope="col" className={classes[i]}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <TableRow
                key={row.join('\u0000')}
                row={row}
                columns={columns}
                looks={classes}
                selected={selected}
                notes={notes}
              />
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < rows.length ? (
        <p className="fs-card__foot">
          {shown.length} of {rows.length} rows shown.{' '}
          <button className="fs-tool fs-noprint" type="button" onClick={() => setAll(true)}>
            Show all {rows.length} rows
          </button>
        </p>
      ) : null}
    </>
  );
}

interface RowProps {
  readonly row: readonly Cell[];
  readonly columns: readonly string[];
  /** Class of each column. */
  readonly looks: readonly (string | undefined)[];
  readonly selected: string | undefined;
  /** Heading of the column that is told beneath the row. */
  readonly notes: string | undefined;
}

function TableRow({ row, columns, looks, selected, notes }: RowProps) {
  const id = useId();
  const [head = null, ...cells] = row.slice(0, columns.length);
  const signal = signalIn(row);
  const classes = [
    signal === undefined ? '' : `is-signal is-${signal}`,
    selected !== undefined && head === selected ? 'is-selected' : '',
  ];
  const note = notes === undefined ? undefined : row.at(-1);
  return (
    <>
      <tr className={classes.filter(Boolean).join(' ') || undefined}>
        <th scope="row" id={id}>
          <CellText cell={head} />
        </th>
        {cells.map((cell, i) => (
          <td key={columns[i + 1]} className={looks[i + 1]} data-l={columns[i + 1]}>
            <CellText cell={cell} />
          </td>
        ))}
      </tr>
      {isLong(note) ? (
        <tr className={[...classes, 'fs-table__note'].filter(Boolean).join(' ')}>
          <td colSpan={columns.length} headers={id}>
            <span className="fs-vh">{notes}: </span>
            {note}
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** A missing number is said, never left blank and never a zero. */
function CellText({ cell }: { cell: Cell }) {
  if (cell === null || cell === '') return <span className="fs-cell-flag">no figure</span>;
  if (typeof cell === 'number') return formatNumber(cell);
  const signal = signals.find((kind) => cell.toLowerCase().startsWith(kind));
  if (signal === undefined) return cell;
  // The symbol stays with the first word.
  const [first, ...rest] = cell.split(' ');
  return (
    <>
      <span className="fs-nowrap">
        <Symbol mark={signal} /> {first}
      </span>
      {rest.length > 0 ? ` ${rest.join(' ')}` : null}
    </>
  );
}
