/** Then and now, in display units. */
export type ThenNow = readonly [then: number, now: number];

export interface VerdictLinesProps {
  readonly focus: ThenNow;
  readonly other: ThenNow;
  /** Dots the focus line: the data cannot tell. */
  readonly unsure?: boolean | undefined;
  readonly className?: string | undefined;
}

const TOP = 6;
const BOTTOM = 42;

/** Two lines on a scale of their own, with the gap drawn at both ends. The words beside it say what it shows. */
export function VerdictLines({ focus, other, unsure, className }: VerdictLinesProps) {
  const all = [...focus, ...other];
  const low = Math.min(...all);
  const span = Math.max(...all) - low;
  const y = (value: number): number => (span === 0 ? 24 : BOTTOM - ((value - low) / span) * (BOTTOM - TOP));
  return (
    <svg
      className={className}
      width="72"
      height="48"
      viewBox="0 0 72 48"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={`M6 ${y(other[0])} 66 ${y(other[1])}`}
        stroke="#28a197"
        strokeWidth="4"
        strokeDasharray="10 4"
      />
      <path
        d={`M6 ${y(focus[0])} 66 ${y(focus[1])}`}
        stroke="#12436d"
        strokeWidth="4"
        strokeDasharray={unsure ? '3 3' : undefined}
      />
      <path
        d={`M6 ${y(other[0])}V${y(focus[0])}M66 ${y(other[1])}V${y(focus[1])}`}
        stroke="#212b32"
        strokeWidth="2"
      />
    </svg>
  );
}
