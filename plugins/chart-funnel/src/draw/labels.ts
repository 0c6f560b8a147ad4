import type { Json } from '@fairshift/plugin-sdk';
import { percentText } from '@fairshift/equity';
import { isFirm } from '../analysis/model.js';
import { valueText } from '../words/numbers.js';
import { sizeLabels } from './axes.js';
import { pixelOf, placeOf, type Frame } from './frame.js';
import { placeNames } from './place-names.js';
import { FONT, FONT_SIZE } from './style.js';

const LINE_HEIGHT = 17;

/** ECharts reads braces and bars in a formatter as markup; people may write them. */
const plain = (text: string): string => text.replaceAll(/[{}|]/g, ' ');

function names(frame: Frame): readonly Json[] {
  const { text, background } = frame.ctx.theme;
  return placeNames(frame).map(({ unit, text: name, position, align }) => ({
    value: [placeOf(frame, unit.denominator), unit.value],
    label: {
      show: true,
      position,
      distance: position === 'top' || position === 'bottom' ? 7 : 9,
      // A name that starts or ends at its mark does so at the edge of the mark.
      ...(align === undefined ? {} : { align, offset: [align === 'left' ? -8 : 8, 0] }),
      color: text,
      fontWeight: isFirm(unit) ? 'bold' : 'normal',
      backgroundColor: background,
      // A worker has no canvas to measure letters with: without it the ground would be half as high as they are.
      lineHeight: LINE_HEIGHT,
      padding: [0, 1],
      formatter: plain(name),
    },
  }));
}

interface End {
  readonly value: number;
  readonly words: string;
  readonly strong: boolean;
}

function endsOf({ analysis, scale }: Frame): readonly End[] {
  const { curve, centre, levels, kind } = analysis;
  const last = curve.at(-1);
  if (!last || centre === null) return [];
  const [inner, outer] = [`${percentText(levels[0])} limit`, `${percentText(levels[1], 1)} limit`];
  const average = kind === 'ratio' ? 'Expected' : 'Average';
  const ends = [
    { value: last.limits998.upper, words: outer, strong: false },
    { value: last.limits95.upper, words: inner, strong: false },
    { value: centre, words: `${average} ${valueText(analysis, centre)}`, strong: true },
    { value: last.limits95.lower, words: inner, strong: false },
    { value: last.limits998.lower, words: outer, strong: false },
  ];
  const most = kind === 'proportion' ? 100 : Infinity;
  return ends.filter(({ value }) => value >= scale.min && value <= scale.max && value > 0 && value < most);
}

/** What each line is, at its right end, kept a line apart; the average never moves. */
function lineEnds(frame: Frame): readonly Json[] {
  const [, to] = frame.sizes;
  const ends = endsOf(frame).map((end) => ({ ...end, at: pixelOf(frame, to, end.value)[1] }));
  const middle = ends.findIndex(({ strong }) => strong);
  const moved = ends.map(({ at }) => at);
  for (let i = middle - 1; i >= 0; i -= 1) moved[i] = Math.min(moved[i]!, moved[i + 1]! - LINE_HEIGHT);
  for (let i = middle + 1; i < moved.length; i += 1)
    moved[i] = Math.max(moved[i]!, moved[i - 1]! + LINE_HEIGHT);
  const { text, muted } = frame.ctx.theme;
  return ends.map(({ value, words, strong, at }, i) => ({
    value: [placeOf(frame, to), value],
    label: {
      show: true,
      position: 'right',
      distance: 8,
      offset: [0, moved[i]! - at],
      color: strong ? text : muted,
      fontWeight: strong ? 'bold' : 'normal',
      formatter: words,
    },
  }));
}

/** Said where there would be an empty picture; why, stands in the words and in the table. */
function nothingDrawn({ scale, ctx }: Frame): Json {
  const label = {
    show: true,
    position: 'inside',
    color: ctx.theme.text,
    backgroundColor: ctx.theme.background,
    padding: [4, 10],
    formatter: 'No funnel can be drawn',
  };
  return { value: [0.5, (scale.min + scale.max) / 2], label };
}

/** All words of the picture, as labels of points too small to see. */
export function labels(frame: Frame): readonly Json[] {
  if (frame.bare) return [];
  const isEmpty = frame.analysis.units.length === 0;
  const data = isEmpty
    ? [nothingDrawn(frame)]
    : [...sizeLabels(frame), ...(frame.narrow ? [] : lineEnds(frame)), ...names(frame)];
  return [
    {
      type: 'scatter',
      silent: true,
      symbol: 'circle',
      symbolSize: 0.1,
      clip: false,
      z: 6,
      itemStyle: { color: 'transparent', opacity: 1 },
      label: { fontSize: FONT_SIZE, fontFamily: FONT },
      data,
    },
  ];
}
