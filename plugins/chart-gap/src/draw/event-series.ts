import type { Json } from '@fairshift/plugin-sdk';
import type { Frame } from './frame.js';
import { richText } from './style.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_EVENTS = 7;
const BADGE_ROOM = 24;

/** Where a date falls among the periods: 2.25 is a quarter of the way through the third. */
function placeOf(date: string, frame: Frame): number | null {
  const time = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  const { points } = frame.analysis;
  const at = points.findIndex((point) => date >= point.start.slice(0, 10) && date < point.end.slice(0, 10));
  const point = points[at];
  if (!point) return null;
  return at - 0.5 + (time(date) - time(point.start)) / (time(point.end) - time(point.start));
}

/** A letter above the plot and a dotted rule through it; the host lists the words beneath the picture. */
export function eventSeries(frame: Frame): readonly Json[] {
  const { annotations, points } = frame.analysis;
  const { min, max } = frame.shares.scale;
  const slot = (frame.ctx.width - frame.left - frame.right) / points.length;
  let taken = -Infinity;
  const placed = annotations.slice(0, MOST_EVENTS).flatMap((event, index) => {
    const x = placeOf(event.at, frame);
    if (x === null) return [];
    const left = Math.max(x * slot, taken + BADGE_ROOM);
    taken = left;
    return [{ event, index, x, shift: left - x * slot }];
  });
  if (frame.bare || placed.length === 0) return [];
  const rule = { color: frame.ctx.theme.muted, width: 1, type: [2, 3] };
  const rules = placed.map(({ x }) => [{ coord: [x, min], lineStyle: rule }, { coord: [x, max] }]);
  const badges = placed.map(({ event, index, x, shift }) => {
    const formatter = `{${event.kind === 'test' ? 'a' : 'o'}|${LETTERS.charAt(index)}}`;
    const label = {
      show: true,
      position: 'top',
      distance: 6,
      offset: [shift, 0],
      formatter,
      rich: richText(frame.ctx.theme),
    };
    return { value: [x, max], label };
  });
  const markLine = { silent: true, symbol: 'none', label: { show: false }, data: rules };
  const shared = {
    type: 'scatter',
    xAxisIndex: 2,
    yAxisIndex: 0,
    silent: true,
    symbol: 'circle',
    symbolSize: 0.1,
    clip: false,
    itemStyle: { opacity: 1 },
  };
  return [{ ...shared, z: 6, data: badges, markLine }];
}
