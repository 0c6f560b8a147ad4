import type { ChartDescription, ChartParagraph } from '@fairshift/plugin-sdk';
import { periodWord, type SpcPointResult } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { fullDate, inPeriod, periodName, periodRange } from './dates.js';
import { easyRead } from './easy-read.js';
import { headline } from './headline.js';
import { average, BRITISH, partsOf, targetWords } from './numbers.js';
import { isRun } from './centre.js';
import { leftOutSentences } from './left-out.js';
import { runsCaution } from './runs.js';
import { phaseSentences } from './phases.js';
import { table } from './table.js';

/** Periods that are named by their first day, so that a range says “fortnights starting”. */
const BY_FIRST_DAY = ['day', 'week', 'fortnight', 'rolling', 'irregular'];

/** “P-chart”, as it is written in a sentence; a chart with a longer name keeps it. */
const chartWords = ({ name }: { readonly name: string }): string =>
  name.replace(/^([A-Z]′?) chart$/, '$1-chart');

function subject({ form, counted, title, period, result }: SpcAnalysis): string {
  const word = periodWord(period);
  if (form === 'count') return `Number of ${counted} recorded each ${word}`;
  if (form === 'proportion' && !/per ?cent|share|proportion|%/i.test(title))
    return `${title}, as a percentage, each ${word}`;
  if (form === 'rate' && !/\b(?:per|for every)\b/i.test(title))
    return `${title}, for every ${BRITISH.format(result.multiplier)}, each ${word}`;
  if ((form === 'individual' || form === 'mean') && counted !== '' && !title.includes(counted))
    return `${title}, in ${counted}, each ${word}`;
  if (form === 'between-events')
    return `${title}${counted !== '' && !title.includes(counted) ? `, in ${counted},` : ''} from one event to the next`;
  return `${title}, each ${word}`;
}

/** What: measure, place, periods, chart type and rules. The rule set's version stands in the table's caption. */
function whatSentences(analysis: SpcAnalysis): string[] {
  const { points, chart } = analysis.result;
  const [first, last] = [points[0], points.at(-1)];
  const range = first && last ? periodRange(first, last, analysis.period) : '';
  const when =
    BY_FIRST_DAY.includes(analysis.period) && analysis.form !== 'between-events' && range
      ? `${periodWord(analysis.period)}s starting ${range}`
      : range;
  const rules = analysis.ruleSet.name.replace(/,[^,]*$/, '');
  return [
    `${[subject(analysis), analysis.place, when].filter((part) => part !== '').join(', ')}.`,
    isRun(analysis) ? `${chart.name}, ${rules}.` : `${chartWords(chart)}, ${rules} rules.`,
  ];
}

/** Now: the last percentage or rate. A single count says less than its average, so counts leave it out. */
function nowSentences(analysis: SpcAnalysis): string[] {
  const last = analysis.result.points.findLast((point: SpcPointResult) => point.value !== null);
  if (last === undefined || last.value === null) return [];
  const parts = partsOf(analysis, last);
  if (parts === '') return [];
  const when = inPeriod(periodName(last, analysis.period), analysis.period);
  return [`${when} it was ${average(analysis, last.value)} (${parts}).`];
}

/** The target against the last limits; not while these are trial limits, whatever those of phases before were. */
function targetSentences(analysis: SpcAnalysis): string[] {
  const { result, target } = analysis;
  if (target === null) return [];
  const what = `The target is ${targetWords(analysis, target.value)}.`;
  if (result.phases.at(-1)?.trial !== false || result.assurance === null) return [what];
  if (result.assurance === 'passing') return [what, 'The process can be expected to reach it.'];
  if (result.assurance === 'failing')
    return [what, 'The process cannot be expected to reach it without a change.'];
  return [what, 'Some points will reach it and some will not, by chance.'];
}

function limitSentences(analysis: SpcAnalysis): string[] {
  const { form, result } = analysis;
  if (isRun(analysis))
    return [
      'A run chart has no limits.',
      'It shows changes that last, not what to expect of a single point.',
    ];
  const limited = result.points.filter(({ upper }) => upper !== null);
  const noLower = limited.length > 0 && limited.every(({ lowerClipped }) => lowerClipped);
  if (!noLower || (form !== 'count' && form !== 'rate')) return [];
  return [`There is no lower limit because ${form}s cannot go below 0.`];
}

const KIND_WORDS = { test: '', event: ' (outside event)', definition: ' (change of definition)' } as const;

function eventSentences({ events, result }: SpcAnalysis): string[] {
  const told = events.map(
    ({ letter, at, text, kind }) => `${letter}, ${fullDate(at)}: ${text}${KIND_WORDS[kind]}.`,
  );
  if (told.length > 0) return ['These events are marked.', ...told];
  if (result.phases.length < 2) return ['No events are marked on this chart.'];
  return ['No change ideas are marked on this chart because their start dates were not recorded.'];
}

/** Said elsewhere: trial limits with their phase; low counts on the chart page, as advice. */
const SAID_ELSEWHERE = new Set(['trial-limits', 'low-counts']);

function cautionSentences(analysis: SpcAnalysis): string[] {
  const told = analysis.notes.filter((note) => !SAID_ELSEWHERE.has(note.code)).map((note) => note.message);
  return [...leftOutSentences(analysis), ...told, ...runsCaution(analysis)];
}

/** The fixed order of the chart description. */
function paragraphsOf(analysis: SpcAnalysis): ChartParagraph[] {
  const all: ChartParagraph[] = [
    { topic: 'What', sentences: whatSentences(analysis) },
    { topic: 'Now', sentences: nowSentences(analysis) },
    { topic: 'What happened', sentences: phaseSentences(analysis) },
    { topic: 'Target', sentences: targetSentences(analysis) },
    { topic: 'Limits', sentences: limitSentences(analysis) },
    { topic: 'Events', sentences: eventSentences(analysis) },
    { topic: 'Take care', sentences: cautionSentences(analysis) },
  ];
  return all.filter(({ sentences }) => sentences.length > 0);
}

/** Headline, words, Easy Read and the table, all from one analysis. */
export function describe(analysis: SpcAnalysis): ChartDescription {
  const paragraphs = paragraphsOf(analysis);
  return {
    headline: headline(analysis),
    sentences: paragraphs.flatMap(({ sentences }) => sentences),
    paragraphs,
    easyRead: easyRead(analysis),
    table: table(analysis),
  };
}
