import type { DrawContext } from '@fairshift/plugin-sdk';
import { reachOf } from '../analysis/curve.js';
import type { FunnelAnalysis } from '../analysis/model.js';
import { scaleOf, type Scale } from './scale.js';

/** Under this width the words at the ends of lines go; the key says which is which. */
const NARROW = 600;

/** Where everything goes, worked out once: sizes in px. */
export interface Frame {
  readonly analysis: FunnelAnalysis;
  readonly ctx: DrawContext;
  readonly narrow: boolean;
  /** A small picture without words. */
  readonly bare: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  readonly sizes: readonly [from: number, to: number];
  readonly scale: Scale;
}

/** Sizes stand on a straight axis; where they are far apart, by their logarithm. */
export const placeOf = ({ analysis }: Pick<Frame, 'analysis'>, size: number): number =>
  analysis.stretched ? Math.log10(size) : size;

/**
 * Every value, and the limits at a quarter of the way along the sizes: the lines of the few smallest groups may leave
 * the picture, where they would press the marks together.
 */
function valuesOf({ units, curve, centre, kind }: FunnelAnalysis): readonly number[] {
  const sizes = units.map(({ denominator }) => denominator).toSorted((a, b) => a - b);
  const quarter = sizes[Math.floor(sizes.length / 4)] ?? 0;
  const from = curve.find(({ size }) => size >= quarter);
  const limits = from ? [from.limits998.lower, from.limits998.upper] : [];
  const values = [...units.map(({ value }) => value), ...limits, ...(centre === null ? [] : [centre])];
  // Rates that come near 0 start there.
  const low = Math.min(...values);
  return kind !== 'proportion' && low < Math.max(...values) - low ? [...values, 0] : values;
}

/** Sizes and axes for a frame of the context's width and height. */
export function frameOf(analysis: FunnelAnalysis, ctx: DrawContext): Frame {
  const bare = ctx.purpose === 'thumbnail';
  const narrow = ctx.width < NARROW;
  const [left, right, top, bottom] = bare ? [4, 4, 4, 4] : narrow ? [48, 14, 14, 54] : [56, 118, 16, 58];
  const percent = analysis.kind === 'proportion';
  const sizes = analysis.units.map(({ denominator }) => denominator);
  return {
    analysis,
    ctx,
    narrow,
    bare,
    left,
    right,
    top,
    bottom,
    plotWidth: Math.max(1, ctx.width - left - right),
    plotHeight: Math.max(1, ctx.height - top - bottom),
    sizes: sizes.length === 0 ? [0, 1] : reachOf(sizes),
    scale: scaleOf(analysis.units.length === 0 ? [] : valuesOf(analysis), [0, percent ? 100 : Infinity]),
  };
}

/** Px from the left edge of the plot, and from its top. */
export function pixelOf(frame: Frame, size: number, value: number): readonly [x: number, y: number] {
  const [from, to] = frame.sizes.map((each) => placeOf(frame, each)) as [number, number];
  const { min, max } = frame.scale;
  return [
    ((placeOf(frame, size) - from) / (to - from)) * frame.plotWidth,
    ((max - value) / (max - min)) * frame.plotHeight,
  ];
}
