import type { ImportJob, RouteBodyInput, routes } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { sentenceStart } from '../../platform/format.js';
import { importWords as words } from './imports.words.js';
import { NO_PERIOD, guessFromName, periodOf, type PeriodAnswer } from './period-answer.js';

/** What a person says about a file before the whole of it is checked. */
export interface AnswerValues {
  /** `pluginId sourceId`. */
  readonly source: string;
  readonly period: PeriodAnswer;
  /** A dataset's id, or `new`. */
  readonly target: string;
  readonly title: string;
}

export const NEW = 'new';

/** Our own layout, and any table, hold whatever an organisation counts, so their titles name no dataset. */
const ANY_COUNTS = new Set(['fairshift.source-fairshift-csv', 'fairshift.source-spreadsheet']);

export const sourceKey = (source: { readonly pluginId: string; readonly sourceId: string }): string =>
  `${source.pluginId} ${source.sourceId}`;

/** The recognition that the answers choose. */
export const chosenOf = (job: ImportJob, source: string): ImportJob['recognised'][number] | undefined =>
  job.recognised.find((each) => sourceKey(each) === source);

/** Whether the file leaves its period open, by what the chosen source says. */
export function asksPeriod(job: ImportJob, source: string): boolean {
  // Where a person has said what the columns hold, that decides.
  const isMapped = job.mapping !== undefined && job.source && sourceKey(job.source) === source;
  if (isMapped) return job.needs.includes('period') || job.answers.period !== undefined;
  return chosenOf(job, source)?.needs.includes('period') ?? job.needs.includes('period');
}

/** "east-india-ward_incidents.csv" → "East india ward incidents". */
function fileWords(name: string): string {
  const words = name
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_]+/g, ' ')
    .trim();
  return sentenceStart(words);
}

/** A name for the new dataset: what the source reads, or the file's own name where the source reads any counts. */
export function nameFor(job: ImportJob, source: string): string {
  const chosen = chosenOf(job, source);
  return chosen && !ANY_COUNTS.has(chosen.pluginId) ? chosen.title : fileWords(job.file.name);
}

/** Datasets that files of the chosen source may go into: the server lists them for the source it holds. */
export const candidatesOf = (job: ImportJob, source: string): ImportJob['candidates'] =>
  job.source && sourceKey(job.source) === source ? job.candidates : [];

/** Where the form starts: what was answered before, else a dataset that took files of a like name, else a new one. */
export function startAnswers(job: ImportJob): AnswerValues {
  const first = job.source ?? job.recognised[0];
  const source = first ? sourceKey(first) : '';
  const held = job.target;
  const likely = candidatesOf(job, source).find((candidate) => candidate.likely);
  return {
    source,
    period: givenPeriod(job) ?? guessFromName(job.file.name) ?? NO_PERIOD,
    target: held?.kind === 'existing' ? held.datasetId : held ? NEW : (likely?.datasetId ?? NEW),
    title: held?.kind === 'new' ? held.title : nameFor(job, source),
  };
}

function givenPeriod({ answers }: ImportJob): PeriodAnswer | undefined {
  const [start, end] = answers.period?.split('/') ?? [];
  if (!start || !end) return undefined;
  const kind = answers.periodKind;
  const known = kind === 'month' || kind === 'quarter' || kind === 'year' || kind === 'financial-year';
  const last = new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10);
  return {
    kind: known ? kind : 'irregular',
    year: start.slice(0, 4),
    month: String(Number(start.slice(5, 7))),
    first: start,
    last,
  };
}

/** Faults of the answers, by the id of their control. */
export function checkAnswers(job: ImportJob, values: AnswerValues): Faults {
  const faults: Record<string, string> = {};
  if (values.source === '') faults['source'] = words.check.needSource;
  if (asksPeriod(job, values.source) && !periodOf(values.period)) {
    const other = values.period.kind === 'irregular';
    faults[other ? 'first' : 'year'] = other ? words.check.needDates : words.check.needYear;
  }
  if (values.target === NEW && values.title.trim() === '') faults['title'] = words.check.needTitle;
  return faults;
}

/** The body of the change; only for answers without faults. */
export function answersBody(
  job: ImportJob,
  values: AnswerValues,
): RouteBodyInput<typeof routes.updateImport> {
  const [pluginId = '', sourceId = ''] = values.source.split(' ');
  const period = asksPeriod(job, values.source) ? periodOf(values.period) : undefined;
  return {
    version: job.version,
    source: { pluginId, sourceId },
    ...(period ? { answers: { period: `${period.start}/${period.end}`, periodKind: period.kind } } : {}),
    target:
      values.target === NEW
        ? { kind: 'new', title: values.title.trim() }
        : { kind: 'existing', datasetId: values.target },
  };
}
