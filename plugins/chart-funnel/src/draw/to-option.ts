import type { DrawContext, Json, PlainOption } from '@fairshift/plugin-sdk';
import type { FunnelAnalysis } from '../analysis/model.js';
import type { FunnelOptions } from '../options.js';
import { xAxis, yAxis } from './axes.js';
import { frameOf, placeOf, type Frame } from './frame.js';
import { labels } from './labels.js';
import { limitLines } from './limit-lines.js';
import { FONT, FONT_SIZE, markStyle } from './style.js';

/** Many groups on little room get smaller marks. */
const CROWDED = 12;

function marks(frame: Frame): Json {
  const { units } = frame.analysis;
  const { theme } = frame.ctx;
  const crowded = frame.plotWidth / Math.max(1, units.length) < CROWDED;
  const factor = frame.bare ? 0.6 : crowded ? 0.8 : 1;
  const data = units.map((unit) => {
    const { symbol, size, rotate, hollow, color } = markStyle(unit, theme);
    const full = { color, borderColor: theme.background, borderWidth: 1 };
    const empty = { color: theme.background, borderColor: color, borderWidth: frame.bare ? 1.25 : 2 };
    return {
      value: [placeOf(frame, unit.denominator), unit.value],
      symbol,
      symbolSize: size * factor,
      symbolRotate: rotate,
      itemStyle: hollow ? empty : full,
    };
  });
  return { name: frame.analysis.title, type: 'scatter', z: 5, data };
}

/** The picture as a plain ECharts option. The groups are series 0, where `walk` looks for them. */
export function toOption(analysis: FunnelAnalysis, _options: FunnelOptions, ctx: DrawContext): PlainOption {
  const frame = frameOf(analysis, ctx);
  const { left, right, top, bottom } = frame;
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: ctx.theme.text },
    grid: { left, right, top, bottom, outerBoundsMode: 'none' },
    xAxis: xAxis(frame),
    yAxis: yAxis(frame),
    series: [marks(frame), ...limitLines(frame), ...labels(frame)],
  };
}
