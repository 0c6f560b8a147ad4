import { dotPosition, type DotScale } from './dot-scale.js';

interface GroupName {
  readonly id: string;
  readonly label: string;
}

/** A group with a figure, or the reason why it has none: a group is never left out in silence. */
export type DotGroup = DrawnGroup | (GroupName & { readonly held: 'no-data' | 'small' });

export interface DrawnGroup extends GroupName {
  readonly held?: undefined;
  /** In display units: 45 for 45%. */
  readonly value: number;
  readonly interval?: readonly [low: number, high: number] | undefined;
  /** "24 of 53 people". */
  readonly counts?: string | undefined;
}

export interface DotPlotProps {
  readonly group: DotGroup;
  readonly scale: DotScale;
  /** Per cent of the width. */
  readonly referenceAt: number;
  readonly isFurthest: boolean;
}

const MIDDLE = 12;

/**
 * One row: grid, reference line, interval, dot. Positions are in per cent of the width, so that it needs no
 * measuring and no script to follow the card.
 */
export function DotPlot({ group, scale, referenceAt, isFurthest }: DotPlotProps) {
  const inner = scale.ticks.map((tick) => dotPosition(tick, scale));
  return (
    <svg className="fs-dot__plot" aria-hidden="true" focusable="false">
      {inner.map((x) => (
        <line key={x} x1={`${x}%`} x2={`${x}%`} y1="0" y2="24" stroke="#d8dde0" />
      ))}
      {group.held === undefined ? null : (
        <line x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} stroke="#4c6272" strokeDasharray="2 6" />
      )}
      <line x1={`${referenceAt}%`} x2={`${referenceAt}%`} y1="0" y2="24" stroke="#212b32" strokeWidth="2" />
      {group.held === undefined ? <Dot group={group} scale={scale} isFurthest={isFurthest} /> : null}
    </svg>
  );
}

function Dot(props: { group: DrawnGroup; scale: DotScale; isFurthest: boolean }) {
  const { group, scale, isFurthest } = props;
  const x = `${dotPosition(group.value, scale)}%`;
  return (
    <>
      {group.interval ? (
        <line
          x1={`${dotPosition(group.interval[0], scale)}%`}
          x2={`${dotPosition(group.interval[1], scale)}%`}
          y1={MIDDLE}
          y2={MIDDLE}
          stroke={isFurthest ? '#12436d' : '#768692'}
          strokeWidth={isFurthest ? 4 : 3}
        />
      ) : null}
      {isFurthest ? (
        <svg x={x} y={MIDDLE} width="1" height="1" overflow="visible">
          <path d="M0-9 9 0 0 9-9 0Z" fill="#12436d" stroke="#fff" strokeWidth="1.5" />
        </svg>
      ) : (
        <circle cx={x} cy={MIDDLE} r="6" fill="#4c6272" stroke="#fff" strokeWidth="1.5" />
      )}
    </>
  );
}

/** The ticks in words, first and last kept inside the card. */
export function DotAxis({ scale, format }: { scale: DotScale; format: (value: number) => string }) {
  const last = scale.ticks.length - 1;
  return (
    <svg className="fs-dot__axis" aria-hidden="true" focusable="false">
      {scale.ticks.map((tick, i) => (
        <text
          key={tick}
          x={`${dotPosition(tick, scale)}%`}
          y="16"
          textAnchor={i === 0 ? 'start' : i === last ? 'end' : 'middle'}
          fontSize="14"
          fill="#4c6272"
        >
          {format(tick)}
        </text>
      ))}
    </svg>
  );
}
