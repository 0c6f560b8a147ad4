import type { DrawContext, Json, PlainOption } from '@fairshift/plugin-sdk';
import { percentText } from '@fairshift/equity';
import { isUnknown, type Bar, type ParetoAnalysis } from '../model.js';
import type { ParetoOptions } from '../options.js';
import { xAxes, yAxes } from './axes.js';
import { frameOf, type Frame } from './frame.js';
import { FONT, FONT_SIZE } from './style.js';

/** Unknowns are hatched and outlined, so that they are no group in grey print either. */
function barItem(bar: Bar, { ctx }: Frame): Json {
  const [color = '#12436D'] = ctx.theme.series;
  if (!isUnknown(bar)) return { value: bar.count, itemStyle: { color } };
  const { background, muted } = ctx.theme;
  const decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -0.785, color: muted };
  return { value: bar.count, itemStyle: { color: background, borderColor: muted, borderWidth: 1.5, decal } };
}

function runningTotal(frame: Frame): Json {
  const { bars, first } = frame.analysis;
  const { text, background } = frame.ctx.theme;
  const at = (first?.groups ?? 0) - 1;
  const label = {
    show: true,
    position: 'left',
    distance: 8,
    color: text,
    fontSize: FONT_SIZE,
    backgroundColor: background,
    padding: [1, 3],
  };
  const data = bars.map((bar, index) => {
    const words = frame.narrow
      ? percentText(first?.percent ?? 0)
      : `${percentText(first?.percent ?? 0)} by here`;
    const named = index === at && !frame.bare ? { label: { ...label, formatter: words } } : {};
    return bar.cumulative === null ? { value: [null, index] } : { value: [bar.cumulative, index], ...named };
  });
  return {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 2,
    connectNulls: true,
    symbol: 'circle',
    symbolSize: frame.bare ? 3 : 7,
    showAllSymbol: true,
    lineStyle: { color: text, width: 2 },
    itemStyle: { color: text },
    data,
  };
}

/** Bars in rows, their counts, and the running total in a panel of its own: never two axes over one plot. */
export function toOption(analysis: ParetoAnalysis, _options: ParetoOptions, ctx: DrawContext): PlainOption {
  const frame = frameOf(analysis, ctx);
  const { top, bottom } = frame;
  const bars = {
    type: 'bar',
    z: 2,
    barWidth: frame.bare ? '60%' : frame.narrow ? 14 : 18,
    data: analysis.bars.map((bar) => barItem(bar, frame)),
  };
  return {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: ctx.theme.text },
    backgroundColor: 'transparent',
    grid: [
      { ...frame.bars, top, bottom, outerBoundsMode: 'none' },
      { ...frame.total, top, bottom, outerBoundsMode: 'none' },
    ],
    xAxis: xAxes(frame),
    yAxis: yAxes(frame),
    // The empty series gives the column of counts an axis to stand on.
    series: [bars, runningTotal(frame), { type: 'bar', yAxisIndex: 1, data: [] }],
  };
}
