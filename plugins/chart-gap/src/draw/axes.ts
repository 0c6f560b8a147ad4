import type { Json } from '@fairshift/plugin-sdk';
import { axisLabel } from '../words/dates.js';
import type { Frame } from './frame.js';
import { FONT_SIZE, GRID_LINE } from './style.js';

/** Pixels that a label of two lines needs beside its neighbour. */
const LABEL_ROOM = 92;

/** Steps between labels that keep them in the same months of a year. */
const EVEN_STEPS: Readonly<Record<string, readonly number[]>> = {
  month: [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240],
  quarter: [1, 2, 4, 8, 12, 20, 40, 80],
};

/** Every how many periods there is a label: as many as fit, at most 8, on a phone 4. */
function labelEvery(frame: Frame): number {
  const count = frame.analysis.points.length;
  const plot = frame.ctx.width - frame.left - frame.right;
  const fit = Math.max(2, Math.min(frame.narrow ? 4 : 8, Math.floor(plot / LABEL_ROOM)));
  const least = Math.max(1, Math.ceil(count / fit));
  return EVEN_STEPS[frame.analysis.period]?.find((step) => step >= least) ?? least;
}

function categoryAxis(frame: Frame, gridIndex: number): Json {
  const { text, muted } = frame.ctx.theme;
  const every = labelEvery(frame);
  const { points, period } = frame.analysis;
  const last = points.length - 1;
  // The first and the last period always have a label: the verdict is about them.
  const isShown = (at: number): boolean => at === last || (at % every === 0 && last - at >= every);
  const isLower = gridIndex === 1;
  return {
    type: 'category',
    gridIndex,
    show: !frame.bare,
    data: points.map((point, at) => (isShown(at) ? axisLabel(point, period) : '')),
    boundaryGap: true,
    axisLine: { lineStyle: { color: muted }, onZero: false, show: !isLower },
    axisTick: { show: isLower && last < 60, alignWithLabel: true, interval: 0, lineStyle: { color: muted } },
    axisLabel: {
      show: isLower,
      interval: 0,
      fontSize: FONT_SIZE,
      lineHeight: 17,
      color: text,
      rotate: 0,
    },
  };
}

/** Two category axes, one a panel, and a hidden one on which an event can stand between two periods. */
export function xAxes(frame: Frame): readonly Json[] {
  const count = frame.analysis.points.length;
  return [
    categoryAxis(frame, 0),
    categoryAxis(frame, 1),
    { type: 'value', gridIndex: 0, min: -0.5, max: count - 0.5, show: false },
  ];
}

export function yAxes(frame: Frame): readonly Json[] {
  const { text } = frame.ctx.theme;
  const shared = {
    axisTick: { show: false },
    axisLine: { show: false, onZero: false },
    splitLine: { show: !frame.bare, lineStyle: { color: GRID_LINE, width: 1 } },
  };
  const label = { show: !frame.bare, color: text, fontSize: FONT_SIZE };
  const of = ({ min, max, step }: Frame['shares']['scale']) => ({ min, max, interval: step });
  const hasGap = frame.analysis.points.some((point) => point.gap !== null);
  const name = frame.narrow ? 'Gap in percentage points' : 'Gap in percentage points, with 95% interval';
  return [
    {
      type: 'value',
      gridIndex: 0,
      ...of(frame.shares.scale),
      ...shared,
      axisLabel: { ...label, formatter: '{value}%' },
    },
    {
      type: 'value',
      gridIndex: 1,
      ...of(frame.gaps.scale),
      ...shared,
      // Without a gap there is no scale to read.
      axisLabel: { ...label, show: label.show && hasGap, formatter: { $format: 'number' } },
      ...(frame.bare ? {} : { name, nameLocation: 'end', nameGap: 22 }),
      nameTextStyle: {
        align: 'left',
        padding: [0, 0, 0, -frame.left],
        color: text,
        fontWeight: 'bold',
        fontSize: FONT_SIZE,
      },
    },
  ];
}
