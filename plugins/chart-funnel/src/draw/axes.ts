import type { Json } from '@fairshift/plugin-sdk';
import { plainNumber } from '@fairshift/equity';
import { placeOf, type Frame } from './frame.js';
import { sizeTicks } from './scale.js';
import { FONT_SIZE, GRID_LINE } from './style.js';

function sizeAxisName({ analysis: { kind, people }, narrow }: Frame): string {
  if (kind === 'ratio') return narrow ? 'Expected number' : 'Expected number in each group';
  if (people) return 'People in each group';
  return narrow
    ? 'Size of each group'
    : kind === 'proportion'
      ? 'Size of each group: out of how many'
      : 'Size of each group: for how many';
}

/** Its labels are words of the picture, because a stretched axis of the drawing library labels powers of 10 only. */
export function xAxis(frame: Frame): Json {
  const { muted, text } = frame.ctx.theme;
  const [from, to] = frame.sizes;
  return {
    type: 'value',
    min: placeOf(frame, from),
    max: placeOf(frame, to),
    show: !frame.bare,
    axisLine: { show: true, onZero: false, lineStyle: { color: muted } },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
    name: frame.analysis.units.length === 0 ? '' : sizeAxisName(frame),
    nameLocation: 'middle',
    nameGap: 32,
    nameTextStyle: { color: text, fontSize: FONT_SIZE },
  };
}

export function yAxis({ analysis, ctx, bare, scale }: Frame): Json {
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLabel: {
      show: !bare,
      color: ctx.theme.text,
      fontSize: FONT_SIZE,
      formatter: analysis.kind === 'proportion' ? '{value}%' : '{value}',
    },
    splitLine: { show: !bare, lineStyle: { color: GRID_LINE, width: 1 } },
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
  };
}

/** Round sizes beneath the axis. */
export function sizeLabels(frame: Frame): readonly Json[] {
  if (frame.analysis.units.length === 0) return [];
  const [from, to] = frame.sizes;
  return sizeTicks(from, to, frame.analysis.stretched, frame.narrow ? 5 : 8).map((size) => ({
    value: [placeOf(frame, size), frame.scale.min],
    label: {
      show: true,
      position: 'bottom',
      distance: 8,
      color: frame.ctx.theme.text,
      formatter: plainNumber(size),
    },
  }));
}
