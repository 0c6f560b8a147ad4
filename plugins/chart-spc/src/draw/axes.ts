import type { Json } from '@fairshift/plugin-sdk';
import { axisName, yearOf } from '../words/dates.js';
import type { Frame } from './frame.js';
import { FONT_SIZE, GRID_LINE } from './style.js';

/** Steps between labels that keep them in the same months. */
const EVEN_STEPS: Readonly<Record<string, readonly number[]>> = {
  month: [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240, 600],
  quarter: [1, 2, 4, 8, 12, 20, 40, 80, 200],
};

/** Every how many points there is a label: at most 8, on a phone 4. */
function labelEvery(frame: Frame): number {
  const least = Math.max(1, Math.ceil(frame.size / (frame.narrow ? 4 : 8)));
  return EVEN_STEPS[frame.analysis.period]?.find((step) => step >= least) ?? least;
}

/** Short names; the year stands under the first label and under the first one of each later year. */
function labels(frame: Frame, every: number): string[] {
  let year = 0;
  return frame.analysis.result.points.map((point, i) => {
    const name = axisName(point, frame.analysis.period);
    const own = yearOf(point.start);
    const isYear = /^\d{4}$/.test(name);
    if (i % every !== 0 || isYear || own === year) return name;
    year = own;
    return `${name}\n${own}`;
  });
}

/** A category axis for the data and a value axis beneath it, on which steps can start between two points. */
export function xAxes(frame: Frame): Json[] {
  const { text, muted } = frame.ctx.theme;
  const every = labelEvery(frame);
  const interval = every - 1;
  return [
    {
      type: 'category',
      data: labels(frame, every),
      show: !frame.bare,
      axisLine: { lineStyle: { color: muted } },
      axisTick: { alignWithLabel: true, interval, lineStyle: { color: muted } },
      axisLabel: {
        interval,
        color: text,
        fontSize: FONT_SIZE,
        lineHeight: 17,
        rotate: 0,
        hideOverlap: true,
        showMinLabel: true,
      },
    },
    { type: 'value', min: -0.5, max: frame.size - 0.5, show: false },
  ];
}

export function yAxis(frame: Frame): Json {
  const { min, max, step } = frame.scale;
  return {
    type: 'value',
    min,
    max,
    interval: step,
    axisLabel: {
      show: !frame.bare,
      color: frame.ctx.theme.text,
      fontSize: FONT_SIZE,
      formatter: frame.analysis.unit === '%' ? '{value}%' : '{value}',
    },
    splitLine: { show: !frame.bare, lineStyle: { color: GRID_LINE, width: 1 } },
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
  };
}
