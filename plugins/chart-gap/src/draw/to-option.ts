import type { DrawContext, PlainOption } from '@fairshift/plugin-sdk';
import type { GapAnalysis } from '../analysis/model.js';
import type { GapChartOptions } from '../options.js';
import { xAxes, yAxes } from './axes.js';
import { eventSeries } from './event-series.js';
import { frameOf } from './frame.js';
import { gapSeries } from './gap-series.js';
import { groupSeries } from './group-series.js';
import { labelSeries } from './labels.js';
import { FONT, FONT_SIZE } from './style.js';

/** Two panels on one x axis: the groups with the band between them, and the gap with its interval. */
export function toOption(analysis: GapAnalysis, _options: GapChartOptions, ctx: DrawContext): PlainOption {
  const base = {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: ctx.theme.text },
    backgroundColor: 'transparent',
  };
  const frame = frameOf(analysis, ctx);
  if (!frame) return { ...base, series: [] };
  const grid = ({ top, height }: { readonly top: number; readonly height: number }) => ({
    left: frame.left,
    right: frame.right,
    top,
    height,
    // Both panels keep the same left and right edge, whatever their labels need.
    outerBoundsMode: 'none',
  });
  return {
    ...base,
    grid: [grid(frame.shares), grid(frame.gaps)],
    xAxis: xAxes(frame),
    yAxis: yAxes(frame),
    // The two groups come first: the walk's stops name their place.
    series: [...groupSeries(frame), ...gapSeries(frame), ...labelSeries(frame), ...eventSeries(frame)],
  };
}
