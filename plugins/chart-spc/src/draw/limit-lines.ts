import type { Json } from '@fairshift/plugin-sdk';
import type { SpcPhaseResult, SpcPointResult } from '@fairshift/spc';
import type { Frame } from './frame.js';
import { BAND, BAND_EXTENDED } from './style.js';

/** A line that takes no part in hover, on the axis that counts in points. */
export const silentLine = {
  type: 'line',
  xAxisIndex: 1,
  yAxisIndex: 0,
  silent: true,
  showSymbol: false,
  symbol: 'none',
};

/** A lower limit that a count or rate cannot reach is left out; a percentage's is drawn at 0 or 100. */
function lowerOf(frame: Frame, point: SpcPointResult): number | null {
  return frame.analysis.form !== 'proportion' && point.lowerClipped ? null : point.lower;
}

/** A step a point: limits of a P chart change with the number of people. A null breaks the line. */
function steps(phase: SpcPhaseResult, at: (index: number) => number | null): [number, number | null][] {
  const path: [number, number | null][] = [];
  for (let i = phase.from; i <= phase.to; i += 1) {
    const value = at(i);
    if (value === null) path.push([i, null]);
    else path.push([i - 0.5, value], [i + 0.5, value]);
  }
  return path;
}

interface Box {
  readonly from: number;
  to: number;
  readonly low: number;
  readonly high: number;
  readonly extended: boolean;
}

/** Neighbours with equal limits share one rectangle. */
function boxes(frame: Frame): Box[] {
  const found: Box[] = [];
  frame.analysis.result.points.forEach((point, i) => {
    if (point.upper === null) return;
    const low = lowerOf(frame, point) ?? frame.scale.min;
    const last = found.at(-1);
    const joins =
      last?.to === i - 1 && last.low === low && last.high === point.upper && last.extended === point.extended;
    if (last && joins) last.to = i;
    else found.push({ from: i, to: i, low, high: point.upper, extended: point.extended });
  });
  return found;
}

/** The band between the limits, lighter where they are extended. */
export function band(frame: Frame): Json {
  const all = boxes(frame);
  // Neighbours overlap by a pixel, or hairlines of the background show between them.
  const pixel = frame.size / frame.plotWidth;
  const data = all.map(({ from, to, low, high, extended }, i) => {
    const touches = all[i + 1]?.from === to + 1 && all[i + 1]?.extended === extended;
    return [
      { coord: [from - 0.5, low], itemStyle: { color: extended ? BAND_EXTENDED : BAND } },
      { coord: [to + 0.5 + (touches ? pixel : 0), high] },
    ];
  });
  return { ...silentLine, data: [], z: 0, markArea: { silent: true, data } };
}

/** Upper and lower limits of every phase, short dashes. */
export function limitLines(frame: Frame): Json[] {
  const { points, phases } = frame.analysis.result;
  // Dashes of steps that are narrower than a dash are only noise.
  const dash = frame.crowded ? { width: 0.75, type: 'solid' } : { width: 1.5, type: [5, 4] };
  const lineStyle = { color: frame.ctx.theme.muted, ...dash };
  return phases.flatMap((phase) =>
    [(point: SpcPointResult) => point.upper, (point: SpcPointResult) => lowerOf(frame, point)]
      .map((of) => steps(phase, (i) => of(points[i] as SpcPointResult)))
      .filter((data) => data.some(([, value]) => value !== null))
      .map((data) => ({ ...silentLine, data, lineStyle, z: 2 })),
  );
}

function straight(frame: Frame, from: number, to: number, style: { y: number; dashed: boolean }): Json[] {
  if (to < from) return [];
  const line = { color: frame.ctx.theme.text, width: 2, ...(style.dashed ? { type: [8, 6] } : {}) };
  return [
    {
      ...silentLine,
      data: [
        [from - 0.5, style.y],
        [to + 0.5, style.y],
      ],
      lineStyle: line,
      z: 3,
    },
  ];
}

/** Averages: solid where they were worked out, long dashes where they are extended. */
export function centreLines(frame: Frame): Json[] {
  return frame.analysis.result.phases.flatMap(({ centre, from, to, baselineFrom, baselineTo }) => {
    if (centre === null) return [];
    return [
      ...straight(frame, from, baselineFrom - 1, { y: centre, dashed: true }),
      ...straight(frame, baselineFrom, baselineTo, { y: centre, dashed: false }),
      ...straight(frame, baselineTo + 1, to, { y: centre, dashed: true }),
    ];
  });
}

interface Span {
  readonly from: number;
  to: number;
  readonly value: number;
}

/** Neighbours with one target share one line. */
function targetSpans({ points }: Frame['analysis']['result']): Span[] {
  const spans: Span[] = [];
  points.forEach(({ target }, i) => {
    const last = spans.at(-1);
    if (target === null) return;
    if (last?.to === i - 1 && last.value === target) last.to = i;
    else spans.push({ from: i, to: i, value: target });
  });
  return spans;
}

/** Targets where they hold: long dash, dot. */
export function targetLine(frame: Frame): Json[] {
  const lineStyle = { color: frame.ctx.theme.text, width: 1.5, type: [12, 4, 2, 4] };
  return targetSpans(frame.analysis.result).map(({ from, to, value }) => ({
    ...silentLine,
    data: [
      [from - 0.5, value],
      [to + 0.5, value],
    ],
    z: 3,
    lineStyle,
  }));
}
