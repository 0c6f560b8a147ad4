import type { SpcPointResult } from '@fairshift/spc';
import { periodName } from '../words/dates.js';
import { average, partsOf } from '../words/numbers.js';
import { MEANING_WORDS, pointSignalWords } from '../words/signals.js';
import type { SpcAnalysis, WalkStop } from './model.js';

/** The data line is always the first series of the option. */
export const DATA_SERIES = 0;

type Charted = Pick<SpcAnalysis, 'result' | 'period' | 'unit' | 'form'>;

function signalText(analysis: Charted, point: SpcPointResult, index: number): string {
  const signals = point.signals.flatMap((at) => analysis.result.signals[at] ?? []);
  const words = signals.map(
    (signal) => `${MEANING_WORDS[signal.meaning]}: ${pointSignalWords(signal, index)}.`,
  );
  const left = point.included ? [] : ['Left out of the average and limits.'];
  return [...(words.length > 0 ? words : ['No change.']), ...left].join(' ');
}

function text(analysis: Charted, point: SpcPointResult, index: number): string {
  const value = average(analysis, point.value ?? 0);
  const parts = partsOf(analysis, point);
  const from = parts === '' ? '' : ` ${parts}.`;
  return `${periodName(point, analysis.period)}: ${value}.${from} ${signalText(analysis, point, index)}`;
}

/** A stop for every drawn point, in order. */
export function walkOf(analysis: Charted): WalkStop[] {
  return analysis.result.points.flatMap((point, index) => {
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
