import type { Json } from '@fairshift/plugin-sdk';
import type { Frame } from './frame.js';
import { DENSE, INTERVAL, markOf } from './style.js';

const ON_GAP_PANEL = { xAxisIndex: 1, yAxisIndex: 1 } as const;

/** 0, which is no gap, in ink across the panel, and a grey bar for each interval. */
function zeroAndIntervals(frame: Frame): Json {
  const { points } = frame.analysis;
  const zero = [
    { x: frame.left, yAxis: 0, lineStyle: { color: frame.ctx.theme.text, width: 2, type: 'solid' } },
    { x: frame.ctx.width - frame.right, yAxis: 0 },
  ];
  const width = frame.bare ? 2 : Math.max(1, Math.min(frame.narrow ? 4 : 5, frame.slot * 0.6));
  const bars = points.flatMap(({ lower, upper }, at) =>
    lower === null || upper === null
      ? []
      : [
          [
            { coord: [at, lower], lineStyle: { color: INTERVAL, width, type: 'solid', cap: 'round' } },
            { coord: [at, upper] },
          ],
        ],
  );
  return {
    ...ON_GAP_PANEL,
    type: 'line',
    silent: true,
    symbol: 'none',
    lineStyle: { opacity: 0 },
    data: points.map(() => 0),
    markLine: { silent: true, symbol: 'none', label: { show: false }, data: [zero, ...bars] },
  };
}

/** The gap itself; the point that a sure verdict stands on has the shape and colour of its signal. */
function gapLine(frame: Frame): Json {
  const { points, compared, signal } = frame.analysis;
  const { text, background } = frame.ctx.theme;
  const many = points.length > 60;
  // Where points would touch, the line alone shows all but the one that the verdict stands on.
  const dense = frame.slot < DENSE;
  const data = points.map((point, at) => {
    const mark = markOf(at === compared?.[1] ? signal : null, frame.ctx.theme);
    const itemStyle = { color: mark.color, borderColor: background, borderWidth: 1.5 };
    return {
      value: point.gap,
      symbol: mark.symbol,
      symbolSize: dense && at !== compared?.[1] ? 0 : many ? 5 : mark.size,
      itemStyle,
    };
  });
  return {
    ...ON_GAP_PANEL,
    type: 'line',
    z: 5,
    connectNulls: false,
    showAllSymbol: true,
    showSymbol: !frame.bare,
    lineStyle: { color: text, width: dense ? 1 : 2 },
    data,
  };
}

export function gapSeries(frame: Frame): readonly Json[] {
  return [zeroAndIntervals(frame), gapLine(frame)];
}
