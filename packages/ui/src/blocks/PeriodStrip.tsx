export interface PeriodBlock {
  /** "Apr to Jun 2021". */
  readonly label: string;
  readonly state: 'here' | 'part' | 'missing' | 'suppressed';
  /** A figure for the period, already in words: "2,660". */
  readonly figure?: string | undefined;
}

const words = { here: 'Here', part: 'Some missing', missing: 'Missing', suppressed: 'Some hidden' };

/**
 * One block a period: solid is here, half is here in part, dashed is missing, hatched has numbers that the publisher
 * hides. What is not simply here is said in words too.
 */
export function PeriodStrip({ label, periods }: { label: string; periods: readonly PeriodBlock[] }) {
  return (
    <ol className="fs-periods" aria-label={label}>
      {periods.map((period) => (
        <li key={period.label} className={`is-${period.state}`}>
          <span className="fs-periods__block" aria-hidden="true" />
          <State {...period} />
          <br />
          <span className="fs-quiet">{period.label}</span>
        </li>
      ))}
    </ol>
  );
}

/** The figure, and what the block's look says; a plain block says it to screen readers only. */
function State({ figure, state }: PeriodBlock) {
  if (figure === undefined) return words[state];
  return (
    <>
      {figure} {state === 'here' ? null : <br />}
      <span className={state === 'here' ? 'fs-vh' : undefined}>{words[state]}</span>
    </>
  );
}
