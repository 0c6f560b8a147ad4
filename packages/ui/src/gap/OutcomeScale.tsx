import type { ReactNode } from 'react';

export interface OutcomeScaleProps {
  readonly start: number;
  readonly now: number;
  readonly aim?: number | undefined;
  /** The far end of the line, on the good side: 0 incidents, or 100%. */
  readonly end: number;
  readonly format: (value: number) => string;
  /** "Aim 0.5 or fewer". Worked out from `format` when left out. */
  readonly aimLabel?: string | undefined;
}

type Anchor = 'start' | 'middle' | 'end';
const anchorAt = (x: number): Anchor => (x < 20 ? 'start' : x > 80 ? 'end' : 'middle');

/**
 * From the start on the left towards the good end on the right. A figure that went the other way moves the start
 * inwards, so that going back is seen as going back. Positions in per cent: it needs no measuring.
 */
export function OutcomeScale({ start, now, aim, end, format, aimLabel }: OutcomeScaleProps) {
  const rising = end >= start;
  const left = rising ? Math.min(start, now) : Math.max(start, now);
  const right = rising ? Math.max(end, now, aim ?? end) : Math.min(end, now, aim ?? end);
  const at = (value: number): number => (right === left ? 50 : 3 + ((value - left) / (right - left)) * 94);
  const [s, n] = [at(start), at(now)];
  const apart = Math.abs(s - n) > 35;
  const words = `Start ${format(start)}, ${aim === undefined ? '' : `aim ${format(aim)}, `}now ${format(now)}.`;
  return (
    <svg className="fs-scale" height={apart ? 88 : 108} role="img" aria-label={words}>
      <Rail from={s} to={n} />
      {aim === undefined ? null : (
        <>
          <line
            x1={`${at(aim)}%`}
            x2={`${at(aim)}%`}
            y1="30"
            y2="62"
            stroke="#212b32"
            strokeWidth="2.5"
            strokeDasharray="6 3"
          />
          <ScaleText x={at(aim)} y={20}>
            {aimLabel ?? `Aim ${format(aim)}`}
          </ScaleText>
        </>
      )}
      <circle cx={`${s}%`} cy="46" r="8" fill="#4c6272" stroke="#fff" strokeWidth="2" />
      <svg x={`${n}%`} y="46" width="1" height="1" overflow="visible">
        <path d="M0-11 11 0 0 11-11 0Z" fill="#005eb8" stroke="#fff" strokeWidth="2" />
      </svg>
      <ScaleText x={s} y={80}>
        Start {format(start)}
      </ScaleText>
      <ScaleText x={n} y={apart ? 80 : 100} bold>
        Now {format(now)}
      </ScaleText>
    </svg>
  );
}

function Rail({ from, to }: { from: number; to: number }) {
  return (
    <>
      <line x1="3%" x2="97%" y1="46" y2="46" stroke="#aeb7bd" strokeWidth="6" strokeLinecap="round" />
      <line x1={`${from}%`} x2={`${to}%`} y1="46" y2="46" stroke="#005eb8" strokeWidth="6" />
    </>
  );
}

function ScaleText({ x, y, bold, children }: { x: number; y: number; bold?: boolean; children: ReactNode }) {
  return (
    <text
      x={`${x}%`}
      y={y}
      textAnchor={anchorAt(x)}
      fontSize="14"
      fontWeight={bold ? 700 : 400}
      fill="#212b32"
    >
      {children}
    </text>
  );
}
