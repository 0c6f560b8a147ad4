import type { Json } from '@fairshift/plugin-sdk';
import type { Frame } from './frame.js';
import { silentLine } from './limit-lines.js';

/** What a held-back number can be, as a bar from the least to the most. */
export function intervalBars(frame: Frame): Json[] {
  const { theme } = frame.ctx;
  const width = frame.crowded ? 2 : frame.narrow || frame.bare ? 4 : 6;
  const lineStyle = { color: theme.muted, width, type: 'solid', cap: 'round', opacity: 0.55 };
  const data = frame.analysis.result.points.flatMap(({ interval }, i) =>
    interval === null ? [] : [[{ coord: [i, interval[0]], lineStyle }, { coord: [i, interval[1]] }]],
  );
  if (data.length === 0) return [];
  // Nothing is drawn at the middles: the ring of the walk stands there.
  const middles = frame.analysis.result.points.map(({ interval }, i) => [
    i,
    interval && (interval[0] + interval[1]) / 2,
  ]);
  return [
    {
      ...silentLine,
      lineStyle: { opacity: 0 },
      connectNulls: false,
      data: middles,
      z: 4,
      markLine: { silent: true, symbol: 'none', label: { show: false }, data },
    },
  ];
}

/** Ink rules where phases start, dotted ones where events fall. */
export function verticalRules(frame: Frame): Json[] {
  const { min, max } = frame.scale;
  const { text, muted } = frame.ctx.theme;
  const rule = (x: number, lineStyle: Json): Json => [{ coord: [x, min], lineStyle }, { coord: [x, max] }];
  const phases = frame.analysis.result.phases
    .slice(1)
    .map((phase) => rule(phase.from - 0.5, { color: text, width: 1.5, type: 'solid' }));
  const events = frame.events.map((event) => rule(event.x, { color: muted, width: 1, type: [2, 3] }));
  const data = [...phases, ...events];
  if (data.length === 0) return [];
  return [
    {
      ...silentLine,
      data: [],
      z: 1,
      markLine: { silent: true, symbol: 'none', label: { show: false }, data },
    },
  ];
}
