import type { DrawContext } from '@fairshift/plugin-sdk';
import type { SpcAnalysis } from '../analysis/model.js';
import type { SpcOptions } from '../options.js';
import { layOutEvents, type PlacedEvent } from './event-lanes.js';
import { type Scale, scaleFor } from './scale.js';

/** Under this width labels at line ends and words beside badges go. */
const NARROW = 600;
export const LANE = 28;
/** Px a point. */
const CROWDED = 7;

/** Where everything goes, worked out once: sizes in px, positions in points and values. */
export interface Frame {
  readonly analysis: SpcAnalysis;
  readonly options: SpcOptions;
  readonly ctx: DrawContext;
  readonly narrow: boolean;
  /** A small picture without words. */
  readonly bare: boolean;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  /** So many points that each has only a few px: less ink for each. */
  readonly crowded: boolean;
  /** Height of the event lanes above the plot. */
  readonly eventHeight: number;
  readonly events: readonly PlacedEvent[];
  readonly scale: Scale;
}

/** Middle of a point in px from the left edge of the frame. */
export const pixelX = (frame: Pick<Frame, 'left' | 'plotWidth' | 'size'>, x: number): number =>
  frame.left + ((x + 0.5) / frame.size) * frame.plotWidth;

function valuesOf({ result }: SpcAnalysis, limits: boolean): number[] {
  const values = result.points.flatMap((point) => [
    point.value,
    ...(point.interval ?? []),
    point.centre,
    point.target,
    ...(limits ? [point.lower, point.upper] : []),
  ]);
  return values.filter((value) => value !== null);
}

function margins(
  analysis: SpcAnalysis,
  narrow: boolean,
  bare: boolean,
): { left: number; right: number; bottom: number } {
  if (bare) return { left: 4, right: 4, bottom: 4 };
  const counts = analysis.unit !== '%';
  return { left: narrow ? 44 : counts ? 40 : 52, right: narrow ? 14 : 150, bottom: 50 };
}

/** Starting at 0 leaves at most half of the picture empty. */
function isNearZero(values: readonly number[]): boolean {
  const low = Math.min(...values);
  return low <= Math.max(...values) - low;
}

/** Sizes, lanes and value axis for a frame of the context's width and height. */
export function frameFor(analysis: SpcAnalysis, options: SpcOptions, ctx: DrawContext): Frame {
  const narrow = ctx.width < NARROW;
  const bare = ctx.purpose === 'thumbnail';
  const size = Math.max(analysis.result.points.length, 1);
  const { left, right, bottom } = margins(analysis, narrow, bare);
  const plotWidth = Math.max(ctx.width - left - right, 1);
  const { events, lanes } = bare
    ? { events: [], lanes: 0 }
    : layOutEvents(analysis.events, {
        narrow,
        toPixel: (x) => pixelX({ left, plotWidth, size }, x),
        edge: ctx.width,
      });
  const eventHeight = lanes > 0 ? lanes * LANE + 4 : 0;
  const phaseHeight = bare || analysis.result.phases.length < 2 ? 0 : 46;
  const top = bare ? 4 : Math.max(phaseHeight + eventHeight + 6, 14);
  // Single values and means in per cent, such as how full a ward is, may lie above 100.
  const percent = analysis.form === 'proportion';
  const values = valuesOf(analysis, options.limits);
  const fromZero = options.startAtZero || (['count', 'rate'].includes(analysis.form) && isNearZero(values));
  const plotHeight = Math.max(ctx.height - top - bottom, 1);
  const scale = scaleFor(values, { percent, fromZero });
  return {
    analysis,
    options,
    ctx,
    narrow,
    bare,
    size,
    left,
    right,
    top,
    bottom,
    plotWidth,
    plotHeight,
    crowded: plotWidth / size < CROWDED,
    eventHeight,
    events,
    scale,
  };
}
