import type { SpcPointResult } from '@fairshift/spc';
import { centreName, isRun } from '../words/centre.js';
import { periodName } from '../words/dates.js';
import { average, intervalWords, partsOf } from '../words/numbers.js';
import { explain } from '../words/signals.js';
import { isUnsure } from '../words/states.js';
import type { SpcAnalysis, WalkStop } from './model.js';

/** The data line is always the first series of the option. */
export const DATA_SERIES = 0;
/** The middles of what held-back numbers can be come second, where there are any. */
const HELD_BACK_SERIES = 1;

type Charted = Pick<SpcAnalysis, 'result' | 'period' | 'unit' | 'form'>;

function signalText(analysis: Charted, point: SpcPointResult, index: number): string {
  const words = explain(analysis, index);
  const left = point.included
    ? []
    : [`Left out of the ${centreName(analysis)}${isRun(analysis) ? '' : ' and limits'}.`];
  const none = isUnsure(analysis.result, point)
    ? 'Not certain: it depends on held-back numbers.'
    : 'No change.';
  return [...(words.length > 0 ? words : [none]), ...left].join(' ');
}

function text(analysis: Charted, point: SpcPointResult, index: number): string {
  const value = average(analysis, point.value ?? 0);
  const parts = partsOf(analysis, point);
  const from = parts === '' ? '' : ` ${parts}.`;
  return `${periodName(point, analysis.period)}: ${value}.${from} ${signalText(analysis, point, index)}`;
}

/** A held-back point stands halfway up its bar. */
function heldBackStop(
  analysis: Charted,
  { point, interval }: { readonly point: SpcPointResult; readonly interval: readonly [number, number] },
  index: number,
): WalkStop {
  const period = periodName(point, analysis.period);
  const words = `${period}: held back because the number is small, ${intervalWords(analysis, interval)}.`;
  const y = (interval[0] + interval[1]) / 2;
  return { period, text: words, x: index, y, series: HELD_BACK_SERIES, index };
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
