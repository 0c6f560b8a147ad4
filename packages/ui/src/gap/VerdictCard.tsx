import { useId, type ReactNode } from 'react';
import { SignalSymbol } from '../marks/SignalSymbol.js';
import { VerdictLines, type ThenNow } from './VerdictLines.js';

export type Verdict = 'closed' | 'narrowed' | 'maintained' | 'widened' | 'cannot-tell';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  closed: 'Closed',
  narrowed: 'Narrowed',
  maintained: 'Maintained',
  widened: 'Widened',
  'cannot-tell': 'Cannot tell yet',
};

export interface VerdictRow {
  readonly label: string;
  readonly before: string;
  readonly now: string;
  /** "up 9", "down 5". */
  readonly change: string;
  /** The row of the gap itself. */
  readonly strong?: boolean | undefined;
}

export interface VerdictCardProps {
  readonly verdict: Verdict;
  /** Always said: "Narrowed because the focus group rose faster." */
  readonly why: ReactNode;
  /** True where the gap moved because someone got worse, or where it widened. */
  readonly concern?: boolean | undefined;
  readonly lines: { readonly focus: ThenNow; readonly other: ThenNow };
  readonly rows?: readonly VerdictRow[] | undefined;
  /** "Then is April to June 2021. Now is January to March 2023." */
  readonly when?: ReactNode;
  /** How sure can we be? Always said. */
  readonly sure: ReactNode;
  readonly eyebrow?: string | undefined;
}

/** What happened to the gap: the word, why, then and now, how sure. Orange marks a reason for concern, never a group. */
export function VerdictCard(props: VerdictCardProps) {
  const { verdict, why, concern, lines, rows = [], when, sure, eyebrow = 'Verdict on the gap' } = props;
  const id = useId();
  return (
    <section
      className={`fs-card fs-card--key fs-verdict${concern ? ' fs-card--concern' : ''}`}
      aria-labelledby={id}
    >
      <p className="fs-small fs-quiet">{eyebrow}</p>
      <div className="fs-verdict__word">
        <VerdictLines {...lines} unsure={verdict === 'cannot-tell'} />
        <h2 id={id}>{verdictWords[verdict]}</h2>
      </div>
      <p className="fs-verdict__why">
        {concern ? (
          <>
            <SignalSymbol kind="concern" /> <strong>Concern.</strong>{' '}
          </>
        ) : null}
        {why}
      </p>
      {rows.length > 0 ? <VerdictTable rows={rows} /> : null}
      {when === undefined ? null : <p className="fs-verdict__when">{when}</p>}
      <div className="fs-sure">
        <h3>How sure can we be?</h3>
        <p>{sure}</p>
      </div>
    </section>
  );
}

function VerdictTable({ rows }: { rows: readonly VerdictRow[] }) {
  return (
    <table className="fs-verdict__table">
      <caption className="fs-vh">The two groups and the gap, then and now</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="fs-vh">Group</span>
          </th>
          <th scope="col">Then</th>
          <th scope="col">Now</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className={row.strong ? 'is-strong' : undefined}>
            <th scope="row">{row.label}</th>
            <td>{row.before}</td>
            <td>{row.now}</td>
            <td className="fs-nowrap">{row.change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
