import type { DrawContext, Json, PlainOption } from '@fairshift/plugin-sdk';
import type { SpcAnalysis } from '../analysis/model.js';
import type { SpcOptions } from '../options.js';
import { xAxes, yAxis } from './axes.js';
import { callouts } from './callouts.js';
import { type Frame, frameFor } from './frame.js';
import { labels } from './labels.js';
import { band, centreLines, limitLines, targetLine } from './limit-lines.js';
import { intervalBars, verticalRules } from './marks.js';
import { FONT, FONT_SIZE, pointStyle } from './style.js';

/** A point that a person left out is drawn hollow; a missing one is a gap. */
function dataLine(frame: Frame): Json {
  const { theme } = frame.ctx;
  const small = frame.narrow || frame.bare;
  const { crowded } = frame;
  // Where points would touch, the line alone shows those without a signal.
  const dense = frame.plotWidth / frame.size < 2.5;
  const data = frame.analysis.result.points.map((point) => {
    const { symbol, size, color } = pointStyle(point.meaning, theme);
    const hollow = { color: theme.background, borderColor: color, borderWidth: 2 };
    const filled = { color, borderColor: theme.background, borderWidth: small || crowded ? 1 : 1.5 };
    const isHidden = dense && point.meaning === null && point.included;
    const symbolSize = isHidden ? 0 : size * (crowded ? 0.55 : small ? 0.82 : 1);
    return { value: point.value, symbol, symbolSize, itemStyle: point.included ? filled : hollow };
  });
  return {
    id: 'data',
    name: frame.analysis.title,
    type: 'line',
    xAxisIndex: 0,
    z: 5,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { color: theme.muted, width: dense ? 0.75 : small || crowded ? 1.25 : 1.75 },
    data,
  };
}

/** The picture as a plain ECharts option. The data line is series 0, where `walk` looks for it. */
export function toOption(analysis: SpcAnalysis, options: SpcOptions, ctx: DrawContext): PlainOption {
  const frame = frameFor(analysis, options, ctx);
  const { left, right, top, bottom } = frame;
  const limits = options.limits ? [band(frame), ...limitLines(frame)] : [];
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: ctx.theme.text },
    grid: { left, right, top, bottom },
    xAxis: xAxes(frame),
    yAxis: yAxis(frame),
    series: [
      dataLine(frame),
      // Second, where the walk looks for them.
      ...intervalBars(frame),
      ...limits,
      ...centreLines(frame),
      ...targetLine(frame),
      ...verticalRules(frame),
      ...labels(frame, callouts(frame)),
    ],
  };
}
