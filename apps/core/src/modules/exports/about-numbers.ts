import { exampleWords } from '@fairshift/contracts';
import {
  licenceWords,
  ruleSetOf,
  ruleSetWords,
  sourceWords,
  type Drawing,
} from '@fairshift/plugin-host/chart';
import { numbersWords } from './exports.words.js';
import type { PictureSubject } from './picture-subject.js';
import { dayWords, recordOf, type MadeWith } from './sheet-words.js';

export type AboutRow = readonly [name: string, text: string];

/** The chart as it was drawn, or why it was not. */
type Told = { readonly drawing: Drawing; readonly made: MadeWith } | { readonly failure: string };

const { about: names, columns, unprotected } = numbersWords;

/** What the numbers are, where they come from and what was done to them: a row each. */
export function aboutNumbers(subject: PictureSubject, told: Told): readonly AboutRow[] {
  const { title, organisation, example, input, protection } = subject;
  const rows: readonly AboutRow[] = [
    [names.chart, title],
    [names.organisation, organisation],
    [names.example, example ? exampleWords(input.sources) : ''],
    ...wordsOf(told),
    [names.source, sourceWords(input.sources)],
    [names.licence, licenceWords(input.sources)],
    ...(protection.length === 0
      ? [[names.protection, unprotected] as const]
      : protection.map((words): AboutRow => [names.protection, words])),
    [names.columns, columns],
    [names.madeOn, dayWords(new Date())],
    [names.record, 'made' in told ? recordOf(subject, told.made) : ''],
  ];
  return rows.filter(([, text]) => text !== '');
}

function wordsOf(told: Told): readonly AboutRow[] {
  if ('failure' in told) return [[names.finding, told.failure]];
  const { description, analysis } = told.drawing;
  const ruleSet = ruleSetOf(analysis);
  return [
    [names.finding, description.headline],
    ...description.sentences.map((sentence): AboutRow => [names.inWords, sentence]),
    [names.table, description.table.caption],
    [names.rules, ruleSet ? ruleSetWords(ruleSet) : ''],
  ];
}
