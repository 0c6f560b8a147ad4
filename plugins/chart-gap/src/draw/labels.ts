import type { Json } from '@fairshift/plugin-sdk';
import { digitsFor, percentText, plainNumber } from '@fairshift/equity';
import type { GapPoint, Share } from '../analysis/model.js';
import { pixelsPerUnit, type Frame, type Panel } from './frame.js';
import { DENSE, richText } from './style.js';

/** A label and half a line: nearer labels would touch. */
const ROOM = 20;

const INVISIBLE = {
  type: 'scatter',
  silent: true,
  symbol: 'circle',
  symbolSize: 0.1,
  z: 6,
  clip: false,
  itemStyle: { opacity: 1 },
} as const;

/** Words without `{`, `}` and `|`, which mark styles inside a label. */
const plain = (text: string): string => text.replace(/[{}|]/g, ' ');

interface Put {
  readonly at: readonly [x: number, y: number];
  readonly text: string;
  readonly position?: Json;
  readonly distance?: number;
  readonly shift?: number;
  /** The label lies on the band. */
  readonly shade?: boolean;
}

function put(
  frame: Frame,
  { at, text, position = 'right', distance = 8, shift = 0, shade = false }: Put,
): Json {
  const width = Math.max(20, frame.right + frame.slot / 2 - distance - 4);
  const label = {
    show: true,
    position,
    align: 'left',
    distance,
    offset: [0, shift],
    formatter: text,
    rich: richText(frame.ctx.theme),
  };
  // A plate hides the grid lines behind words; inside the band there is none.
  const plate = shade ? {} : { backgroundColor: frame.ctx.theme.background };
  return {
    value: [...at],
    label: position === 'right' ? { ...label, ...plate, width, overflow: 'truncate' } : label,
  };
}

/** “8 points”; one decimal below 1, so that a small gap does not read as none, and where the other one needs it. */
function pointsText(gap: number, other = Number.POSITIVE_INFINITY): string {
  const size = Math.abs(gap);
  const small = size >= 0.05 && size < 0.95;
  const text = plainNumber(size, small ? 1 : digitsFor(size, Math.abs(other)));
  return `${text} ${text === '1' ? 'point' : 'points'}`;
}

interface Ends {
  readonly name: string;
  readonly y: number;
  readonly at: number;
}

function lastDrawn(points: readonly GapPoint[], of: (point: GapPoint) => Share, name: string): Ends | null {
  const at = points.findLastIndex((point) => of(point).percent !== null);
  const y = at < 0 ? null : points[at] ? of(points[at]).percent : null;
  return y === null ? null : { name, y, at };
}

/** How far each of two names moves up or down so that a gap label fits between them. */
function shifts(higher: number, lower: number, frame: Frame): readonly [number, number] {
  const apart = (higher - lower) * pixelsPerUnit(frame.shares);
  const push = Math.max(0, (2 * ROOM - apart) / 2);
  return [-push, push];
}

function endLabels(frame: Frame): readonly Json[] {
  const { points } = frame.analysis;
  const ends = [
    lastDrawn(points, (point) => point.reference, frame.reference.label),
    lastDrawn(points, (point) => point.focus, frame.focus.label),
  ]
    .filter((end) => end !== null)
    .toSorted((a, b) => b.y - a.y);
  const moved = shifts(ends[0]?.y ?? 0, ends[1]?.y ?? 0, frame);
  return ends.map(({ name, y, at }, place) => {
    const words = frame.narrow ? `{b|${percentText(y)}}` : `{b|${percentText(y)}}{m| ${plain(name)}}`;
    return put(frame, {
      at: [at, y],
      text: words,
      distance: frame.narrow ? 8 : 14,
      shift: ends.length < 2 ? 0 : (moved[place] ?? 0),
    });
  });
}

/** Room that “12 points” needs beside a bracket. */
const WORDS = 90;

const otherGap = ({ analysis: { compared, points } }: Frame, end: number): number | undefined =>
  points[compared?.[1 - end] ?? -1]?.gap ?? undefined;

const bandWidth = ({ analysis: { compared }, slot }: Frame): number =>
  compared ? (compared[1] - compared[0]) * slot : 0;

/** The size of the gap beside each bracket. */
function bracketLabels(frame: Frame): readonly Json[] {
  const { points, compared } = frame.analysis;
  return (compared ?? []).flatMap((at, end) => {
    const { focus, reference, gap } = points[at] ?? {};
    if (gap === null || gap === undefined) return [];
    const middle = ((focus?.percent ?? 0) + (reference?.percent ?? 0)) / 2;
    const inside = Math.abs(gap) * pixelsPerUnit(frame.shares) > ROOM;
    // Beside the first bracket the words lie on the band: it has to be there.
    if (end === 0 && (!inside || frame.slot < DENSE || bandWidth(frame) < WORDS)) return [];
    return [
      put(frame, {
        at: [at, middle],
        text: `{m|${pointsText(gap, otherGap(frame, end))}}`,
        distance: end === 0 || frame.narrow ? 8 : 14,
        shade: end === 0,
      }),
    ];
  });
}

function gapLabels(frame: Frame): readonly Json[] {
  const { points, compared, signal } = frame.analysis;
  const [first, last] = [points[compared?.[0] ?? -1], points[compared?.[1] ?? -1]];
  if (
    !compared ||
    first?.gap === null ||
    first?.gap === undefined ||
    last?.gap === null ||
    last?.gap === undefined
  )
    return [];
  const apart = Math.abs(last.gap) * pixelsPerUnit(frame.gaps) >= ROOM;
  const word = signal && !frame.narrow ? `, ${signal}` : '';
  const above: Put = {
    at: [compared[0], first.upper ?? first.gap],
    text: `{b|${pointsText(first.gap, last.gap)}}`,
    position: [-14, -25],
  };
  const beside: Put = {
    at: [compared[1], last.gap],
    text: `{b|${pointsText(last.gap, first.gap)}${word}}`,
    // Words at the height of the line of no gap start where that line ends.
    distance: frame.narrow ? 8 : apart ? 14 : frame.slot / 2 + 8,
  };
  const zero: Put = {
    at: [points.length - 1, 0],
    text: '{m|0 is no gap}',
    distance: frame.slot / 2 + 8,
    shade: true,
  };
  return [...(frame.slot < DENSE ? [] : [above]), beside, ...(frame.narrow || !apart ? [] : [zero])].map(
    (each) => put(frame, each),
  );
}

/** Said where there would be an empty panel; why, stands in the words and in the table. */
function emptyLabel(frame: Frame, { scale }: Panel, words: string): Json {
  const at = [(frame.analysis.points.length - 1) / 2, (scale.min + scale.max) / 2];
  const rich = richText(frame.ctx.theme);
  return {
    value: at,
    label: { show: true, position: 'inside', align: 'center', formatter: `{e|${words}}`, rich },
  };
}

function emptyLabels(frame: Frame): readonly [shares: readonly Json[], gaps: readonly Json[]] {
  const { points } = frame.analysis;
  const isDrawn = points.some(({ focus, reference }) => (focus.percent ?? reference.percent) !== null);
  const hasGap = points.some((point) => point.gap !== null);
  return [
    isDrawn ? [] : [emptyLabel(frame, frame.shares, 'No point can be drawn')],
    hasGap ? [] : [emptyLabel(frame, frame.gaps, 'No gap can be shown')],
  ];
}

/** Words in the picture, each on an invisible point of its own. */
export function labelSeries(frame: Frame): readonly Json[] {
  if (frame.bare) return [];
  const [noShares, noGaps] = emptyLabels(frame);
  return [
    { ...INVISIBLE, data: [...endLabels(frame), ...bracketLabels(frame), ...noShares] },
    { ...INVISIBLE, xAxisIndex: 1, yAxisIndex: 1, data: [...gapLabels(frame), ...noGaps] },
  ];
}
