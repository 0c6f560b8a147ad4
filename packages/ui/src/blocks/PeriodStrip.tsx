export interface PeriodBlock {
  /** "Apr to Jun 2021". */
  readonly label: string;
  readonly state: 'here' | 'missing' | 'suppressed';
  /** A figure for the period, already in words: "2,660". */
  readonly figure?: string | undefined;
}

const words = { here: 'Here', missing: 'Missing', suppressed: 'Suppressed' };

/** One block a period: solid is here, dashed is missing, hatched is suppressed. The word is always there too. */
export function PeriodStrip({ label, periods }: { label: string; periods: readonly PeriodBlock[] }) {
  return (
    <ol className="fs-periods" aria-label={label}>
      {periods.map((period) => (
        <li key={period.label} className={`is-${period.state}`}>
          <span className="fs-periods__block" aria-hidden="true" />
          {period.figure ?? words[period.state]}
          {period.figure === undefined ? null : <span className="fs-vh"> {words[period.state]}</span>}
          <br />
          <span className="fs-quiet">{period.label}</span>
        </li>
      ))}
    </ol>
  );
}
