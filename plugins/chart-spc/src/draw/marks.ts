import type { Json } from '@fairshift/plugin-sdk';
import type { Frame } from './frame.js';
import { silentLine } from './limit-lines.js';

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
