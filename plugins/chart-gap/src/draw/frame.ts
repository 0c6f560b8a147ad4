import type { DrawContext } from '@fairshift/plugin-sdk';
import type { GapAnalysis, GapPoint, Group } from '../analysis/model.js';
import { scaleOf, type Scale } from './scale.js';

/** Below this width names move to the key and points lose words, never data. */
const NARROW = 560;
/** From here on there is room for longer names at line ends. */
const WIDE = 1000;
const BETWEEN = 72;
const BENEATH = 54;
const EVENT_LANE = 28;
/** End of the axis when there is no gap to draw. */
const EMPTY_TO = 10;

export interface Panel {
  readonly top: number;
  readonly height: number;
  readonly scale: Scale;
}

/** Everything a series needs to know about the paper it is drawn on. */
export interface Frame {
  readonly analysis: GapAnalysis;
  readonly focus: Group;
  readonly reference: Group;
  readonly ctx: DrawContext;
  readonly narrow: boolean;
  /** A thumbnail: lines only, no words. */
  readonly bare: boolean;
  readonly left: number;
  readonly right: number;
  readonly shares: Panel;
  readonly gaps: Panel;
  /** Width of one period in px. */
  readonly slot: number;
}

const numbers = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value) => value !== null);

/** Both groups with a little room above and below, so that no point sits on the frame. */
function shareValues(points: readonly GapPoint[]): readonly number[] {
  const all = numbers(points.flatMap((point) => [point.focus.percent, point.reference.percent]));
  const room = all.length === 0 ? 0 : (Math.max(...all) - Math.min(...all)) * 0.04;
  return all.flatMap((value) => [value - room, value + room]);
}

/** The gap panel always holds 0, which is no gap. */
function gapValues(points: readonly GapPoint[]): readonly number[] {
  const all = numbers(points.flatMap((point) => [point.gap, point.lower, point.upper]));
  return all.length === 0 ? [0, EMPTY_TO] : [0, ...all];
}

/** Height of one percentage or point of a panel in pixels. */
export const pixelsPerUnit = ({ height, scale }: Panel): number => height / (scale.max - scale.min);

function margins(bare: boolean, width: number): { left: number; right: number; beneath: number } {
  if (bare) return { left: 4, right: 4, beneath: 4 };
  const narrow = width < NARROW;
  const wide = width >= WIDE;
  return { left: narrow ? 44 : 52, right: narrow ? 76 : wide ? 216 : 168, beneath: BENEATH };
}

/** Two thirds of the height for the groups, one third for the gap, one x axis beneath both. */
export function frameOf(analysis: GapAnalysis, ctx: DrawContext): Frame | null {
  const { focus, reference, points } = analysis;
  if (!focus || !reference || points.length === 0) return null;
  const bare = ctx.purpose === 'thumbnail';
  const narrow = ctx.width < NARROW;
  const { left, right, beneath } = margins(bare, ctx.width);
  const between = bare ? 8 : BETWEEN;
  const top = bare ? 4 : 14 + (analysis.annotations.length > 0 ? EVENT_LANE : 0);
  const room = Math.max(60, ctx.height - top - between - beneath);
  const height = Math.round((room * 2) / 3);
  return {
    analysis,
    focus,
    reference,
    ctx,
    narrow,
    bare,
    left,
    right,
    slot: (ctx.width - left - right) / points.length,
    shares: { top, height, scale: scaleOf(shareValues(points), [0, 100]) },
    gaps: {
      top: top + height + between,
      height: room - height,
      scale: scaleOf(gapValues(points), [-100, 100]),
    },
  };
}
