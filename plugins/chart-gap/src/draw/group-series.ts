import type { Json } from '@fairshift/plugin-sdk';
import type { GapPoint } from '../analysis/model.js';
import type { Frame } from './frame.js';
import { BAND, DENSE } from './style.js';

interface LineLook {
  readonly color: string;
  readonly symbol: string;
  readonly dash: readonly number[] | 'solid';
}

function line(frame: Frame, percents: readonly (number | null)[], { color, symbol, dash }: LineLook) {
  const size = symbol === 'rect' ? 9 : 10;
  const dense = frame.slot < DENSE;
  return {
    type: 'line',
    z: 4,
    symbol,
    symbolSize: frame.narrow ? size - 1 : size,
    showAllSymbol: true,
    showSymbol: !frame.bare && frame.analysis.points.length <= 60,
    connectNulls: false,
    lineStyle: dense ? { color, width: 1, type: 'solid' } : { color, width: 3, type: dash },
    itemStyle: { color, borderColor: frame.ctx.theme.background, borderWidth: 1 },
    data: percents.map((percent) => ({ value: percent })),
  };
}

/** An ink rule across the gap at each of the two periods that the verdict compares. */
function brackets(frame: Frame): Json {
  const { points, compared, found } = frame.analysis;
  const { text, signal } = frame.ctx.theme;
  const loss = found.word !== 'cannotTell' && found.levellingDown;
  const data = (compared ?? []).map((at, end) => [
    {
      coord: [at, points[at]?.focus.percent ?? 0],
      lineStyle: { color: loss && end === 1 ? signal.concern : text },
    },
    { coord: [at, points[at]?.reference.percent ?? 0] },
  ]);
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { width: 2, type: 'solid' },
    label: { show: false },
    data,
  };
}

/** The area between the lines: an invisible line to stand on, and the gap stacked on it, up or down. */
function band(points: readonly GapPoint[]): readonly Json[] {
  const shared = { type: 'line', stack: 'band', stackStrategy: 'all', silent: true, symbol: 'none', z: 1 };
  const lineStyle = { opacity: 0 };
  const gapOf = ({ focus, reference }: GapPoint): number | null =>
    focus.percent === null || reference.percent === null ? null : reference.percent - focus.percent;
  const base = points.map((point) => (gapOf(point) === null ? null : point.focus.percent));
  return [
    { ...shared, lineStyle, data: base },
    { ...shared, lineStyle, areaStyle: { color: BAND, opacity: 1 }, data: points.map(gapOf) },
  ];
}

/** Focus line, reference line (their places are fixed, the walk points at them), then the band. */
export function groupSeries(frame: Frame): readonly Json[] {
  const { points } = frame.analysis;
  const [first = '#12436D', second = '#28A197'] = frame.ctx.theme.series;
  const focus = line(
    frame,
    points.map((point) => point.focus.percent),
    { color: first, symbol: 'circle', dash: 'solid' },
  );
  const reference = line(
    frame,
    points.map((point) => point.reference.percent),
    { color: second, symbol: 'rect', dash: [10, 4] },
  );
  return [frame.bare ? focus : { ...focus, markLine: brackets(frame) }, reference, ...band(points)];
}
