import type { DrawContext } from '@fairshift/plugin-sdk';
import type { ParetoAnalysis } from '../model.js';

/** Below this width the name of a group stands above its bar. */
const NARROW = 680;
const COUNT_COLUMN = 64;
const RUNNING_TOTAL = 140;

/** A label that would run into the axis end is kept this far from it. */
const EDGE = 24;

export interface Frame {
  readonly analysis: ParetoAnalysis;
  readonly ctx: DrawContext;
  readonly narrow: boolean;
  readonly bare: boolean;
  readonly bars: { readonly left: number; readonly width: number };
  readonly total: { readonly left: number; readonly width: number };
  readonly top: number;
  readonly bottom: number;
  readonly scale: { readonly max: number; readonly step: number };
}

/** Bars start at 0; at most 5 steps, whole numbers only. */
function countScale(largest: number): Frame['scale'] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, largest / 5)));
  const step =
    [1, 2, 5, 10].map((multiple) => multiple * power).find((each) => largest / each <= 5) ?? 10 * power;
  return { max: Math.max(1, Math.ceil(largest / step)) * step, step };
}

/** Two panels with the same rows: the counts, and the running total beside them (beneath 700 px it is narrower). */
export function frameOf(analysis: ParetoAnalysis, ctx: DrawContext): Frame {
  const bare = ctx.purpose === 'thumbnail';
  const narrow = ctx.width < NARROW;
  const left = bare ? 4 : narrow ? 2 : 240;
  const totalWidth = bare || narrow ? Math.round(ctx.width * 0.24) : RUNNING_TOTAL;
  const totalLeft = ctx.width - totalWidth - (bare ? 4 : EDGE);
  const gap = bare ? 8 : narrow ? 20 : COUNT_COLUMN + 24;
  const largest = Math.max(0, ...analysis.bars.map((bar) => bar.count ?? 0));
  return {
    analysis,
    ctx,
    narrow,
    bare,
    bars: { left, width: totalLeft - gap - left },
    total: { left: totalLeft, width: totalWidth },
    top: bare ? 4 : 34,
    bottom: bare ? 4 : 34,
    scale: countScale(largest),
  };
}
