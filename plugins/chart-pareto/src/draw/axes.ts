import type { Json } from '@fairshift/plugin-sdk';
import { plainNumber } from '@fairshift/equity';
import type { Bar } from '../model.js';
import type { Frame } from './frame.js';
import { FONT, FONT_SIZE, GRID_LINE } from './style.js';

const countText = ({ count, why }: Bar): string => (count === null ? (why ?? 'missing') : plainNumber(count));

export function xAxes(frame: Frame): readonly Json[] {
  const { text } = frame.ctx.theme;
  const { max, step } = frame.scale;
  const label = { show: !frame.bare, color: text, fontSize: FONT_SIZE };
  const splitLine = { show: !frame.bare, lineStyle: { color: GRID_LINE } };
  const interval = frame.narrow ? max : step;
  return [
    {
      type: 'value',
      gridIndex: 0,
      min: 0,
      max,
      interval,
      position: 'bottom',
      axisLabel: { ...label, alignMinLabel: 'left', ...(frame.narrow ? { alignMaxLabel: 'right' } : {}) },
      splitLine,
    },
    {
      type: 'value',
      gridIndex: 1,
      min: 0,
      max: 100,
      interval: frame.narrow ? 100 : 50,
      axisLabel: { ...label, formatter: '{value}%' },
      splitLine,
    },
  ];
}

/** About the width of a character of 14 px Arial; there is no canvas in a worker to measure with. */
const CHARACTER = 6.5;

/** The name gives way to the count; both stay clear of the running total. */
function nameAndCount(bar: Bar, { bars, total }: Frame): string {
  const count = `, ${countText(bar)}`;
  const room = Math.floor((total.left - bars.left - 4) / CHARACTER) - count.length;
  const name = bar.label.length > room ? `${bar.label.slice(0, room - 1).trimEnd()}…` : bar.label;
  return `${name}${count}`;
}

/** Wide: names left of the bars. Narrow: each name above its bar, with the count behind it. */
function nameAxis(frame: Frame): Json {
  const { text, muted } = frame.ctx.theme;
  const { bars } = frame.analysis;
  const shared = {
    type: 'category',
    gridIndex: 0,
    inverse: true,
    show: !frame.bare,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: muted } },
    z: 3,
  };
  if (!frame.narrow) {
    const axisLabel = {
      fontSize: FONT_SIZE,
      color: text,
      interval: 0,
      width: 230,
      overflow: 'truncate',
      margin: 10,
    };
    return { ...shared, data: bars.map((bar) => bar.label), axisLabel };
  }
  const rich = {
    b: { fontSize: FONT_SIZE, lineHeight: 20, color: text, fontFamily: FONT },
    e: { lineHeight: 40, fontSize: FONT_SIZE, width: 1, height: 1 },
  };
  const axisLabel = {
    inside: true,
    margin: 0,
    verticalAlign: 'middle',
    fontSize: FONT_SIZE,
    color: text,
    interval: 0,
    formatter: '{b|{value}}\n{e|}',
    rich,
  };
  return { ...shared, data: bars.map((bar) => nameAndCount(bar, frame)), axisLabel };
}

/** A column of counts right of the bars. */
function countAxis(frame: Frame): Json {
  const { text, muted } = frame.ctx.theme;
  return {
    type: 'category',
    gridIndex: 0,
    inverse: true,
    show: !frame.bare && !frame.narrow,
    position: 'right',
    offset: 64,
    data: frame.analysis.bars.map(countText),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: { align: 'right', margin: 0, fontSize: FONT_SIZE, color: text, interval: 0 },
    name: frame.analysis.unit.charAt(0).toUpperCase() + frame.analysis.unit.slice(1),
    nameLocation: 'start',
    nameGap: 10,
    nameTextStyle: { align: 'right', color: muted, fontSize: FONT_SIZE },
  };
}

export function yAxes(frame: Frame): readonly Json[] {
  const { muted } = frame.ctx.theme;
  const totals = {
    type: 'category',
    gridIndex: 1,
    inverse: true,
    show: !frame.bare,
    data: frame.analysis.bars.map((bar) => bar.label),
    axisLabel: { show: false },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: muted } },
    ...(frame.bare ? {} : { name: 'Running total', nameLocation: 'start', nameGap: 10 }),
    nameTextStyle: { align: 'left', color: muted, fontSize: FONT_SIZE },
  };
  return [nameAxis(frame), countAxis(frame), totals];
}
