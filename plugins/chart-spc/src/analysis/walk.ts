import type { SpcPointResult } from '@fairshift/spc';
import { periodName } from '../words/dates.js';
import { leftOutOf } from '../words/left-out.js';
import { average, intervalWords, partsOf } from '../words/numbers.js';
import { explain } from '../words/signals.js';
import { isUnsure, silenceAt } from '../words/states.js';
import type { SpcAnalysis, WalkStop } from './model.js';

/** The data line is always the first series of the option. */
export const DATA_SERIES = 0;
/** The middles of what held-back numbers can be come second, where there are any. */
const HELD_BACK_SERIES = 1;

type Charted = Pick<SpcAnalysis, 'result' | 'period' | 'unit' | 'form' | 'target'>;

function signalText(analysis: Charted, point: SpcPointResult, index: number): string {
  const words = explain(analysis, index);
  const left = point.included ? [] : [`${leftOutOf(analysis)}.`];
  const unsure = isUnsure(analysis.result, point)
    ? 'Not certain: it depends on held-back numbers.'
    : 'No change.';
  const silent = silenceAt(analysis.result, point);
  const none = silent === null ? unsure : `${silent}.`;
  return [...(words.length > 0 ? words : [none]), ...left].join(' ');
}

function text(analysis: Charted, point: SpcPointResult, index: number): string {
  const value = average(analysis, point.value ?? 0);
  const parts = partsOf(analysis, point);
  const from = parts === '' ? '' : ` ${parts}.`;
  return `${periodName(point, analysis.period)}: ${value}.${from} ${signalText(analysis, point, index)}`;
}

/** A held-back point stands halfway up its bar; a signal that holds whatever it is, is told like any other. */
function heldBackStop(
  analysis: Charted,
  { point, interval }: { readonly point: SpcPointResult; readonly interval: readonly [number, number] },
  index: number,
): WalkStop {
  const period = periodName(point, analysis.period);
  const words = `${period}: held back because the number is small, ${intervalWords(analysis, interval)}.`;
  const left = point.included ? [] : [`${leftOutOf(analysis)}.`];
  const said = [words, ...explain(analysis, index), ...left].join(' ');
  const y = (interval[0] + interval[1]) / 2;
  const stop = { period, text: said, x: index, y, series: HELD_BACK_SERIES, index };
  return point.meaning === null ? stop : { ...stop, signal: point.meaning };
}

/** A stop for every drawn point, in order. */
export function walkOf(analysis: Charted): WalkStop[] {
  return analysis.result.points.flatMap((point, index) => {
    const { interval } = point;
    if (interval) return [heldBackStop(analysis, { point, interval }, index)];
    if (point.value === null) return [];
    const stop = {
      period: periodName(point, analysis.period),
      text: text(analysis, point, index),
      x: index,
      y: point.value,
      series: DATA_SERIES,
      index,
    };
    return [point.meaning === null ? stop : { ...stop, signal: point.meaning }];
  });
}
