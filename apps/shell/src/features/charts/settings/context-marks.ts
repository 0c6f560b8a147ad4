import { isSameEntry, type ChartInputJson } from '@fairshift/contracts';
import { chartName, findRuleSet } from '@fairshift/spc';
import { dateWords, exactWords, lastDayWords, periodWords } from '../../../platform/format.js';
import { contextWords as words, limitsWords } from './settings.words.js';

type MeasureContext = ChartInputJson['context'];

export interface Mark {
  /** One of a kind on a chart, and the same as long as the mark is. */
  readonly key: string;
  readonly at: string;
  readonly title: string;
  /** The day or the days that it is about, in words; '' where it holds always. */
  readonly when: string;
  readonly text: string;
  readonly by: string;
  /** The context without it; undefined where there is always one. */
  readonly without?: (context: MeasureContext) => MeasureContext;
}

/** What holds a mark: the entry of the context, of which kind it is, and how people read it. */
interface Entry extends Omit<Mark, 'key'> {
  readonly kind: string;
  readonly entry: object;
}

type Span = { readonly start: string; readonly end: string };

/** All days of a span: “January to December 2023”. */
const spanWords = ({ start, end }: Span): string => periodWords({ start, end, kind: 'irregular' });

/** Without one entry that says the same: an entry is known by what it holds, as it has no id. */
function but<T extends object>(entries: readonly T[], gone: T): T[] {
  const at = entries.findIndex((entry) => isSameEntry(entry, gone));
  return entries.filter((_, index) => index !== at);
}

function baselineMark({ baseline }: MeasureContext): Entry[] {
  if (!baseline) return [];
  const { start: at, reason: text, by } = baseline;
  const without = ({ baseline: _baseline, ...rest }: MeasureContext) => rest;
  const said = { at, title: words.baseline, when: spanWords(baseline), text, by };
  return [{ kind: 'baseline', entry: baseline, ...said, without }];
}

const phaseMarks = ({ phases }: MeasureContext): Entry[] =>
  phases.map((phase) => ({
    kind: 'phase',
    entry: phase,
    at: phase.start,
    title: `${words.phase}: ${phase.name}`,
    when:
      phase.baselineEnd === undefined
        ? dateWords(phase.start)
        : words.withBaseline(
            dateWords(phase.start),
            spanWords({ start: phase.start, end: phase.baselineEnd }),
          ),
    text: phase.reason,
    by: phase.by,
    without: (context) => ({ ...context, phases: but(context.phases, phase) }),
  }));

const exclusionMarks = ({ exclusions }: MeasureContext): Entry[] =>
  exclusions.map((span) => ({
    kind: 'exclusion',
    entry: span,
    at: span.start,
    title: words.exclusion,
    when: spanWords(span),
    text: span.reason,
    by: span.by,
    without: (context) => ({ ...context, exclusions: but(context.exclusions, span) }),
  }));

const noteMarks = ({ annotations }: MeasureContext): Entry[] =>
  annotations.map((note) => ({
    kind: 'note',
    entry: note,
    at: note.at,
    title: words.kinds[note.kind],
    when: dateWords(note.at),
    text: note.text,
    by: note.by,
    without: (context) => ({ ...context, annotations: but(context.annotations, note) }),
  }));

/** A target may hold always, from a day, up to a day, or between two. */
function targetWhen({ start, end }: MeasureContext['targets'][number]): string {
  if (start !== undefined && end !== undefined) return spanWords({ start, end });
  if (start !== undefined) return words.fromDay(dateWords(start));
  return end === undefined ? '' : words.untilDay(lastDayWords(end));
}

const targetMarks = ({ targets }: MeasureContext, unit: string): Entry[] =>
  targets.map((target) => ({
    kind: 'target',
    entry: target,
    at: target.start ?? '',
    title: `${words.target}: ${target.label}, ${exactWords(target.value)}${unit === '%' ? unit : ''}`,
    when: targetWhen(target),
    text: target.reason,
    by: target.by,
    without: (context) => ({ ...context, targets: but(context.targets, target) }),
  }));

/** The name of a rule set, also of one that this version of the product does not know. */
export function ruleSetName(ruleSet: MeasureContext['ruleSet']): string {
  try {
    return findRuleSet(ruleSet).name;
  } catch {
    return `${ruleSet.id} ${ruleSet.version}`;
  }
}

/** Which usual steps a person left out; where all are done, that too was chosen. */
function limitsSaid({ screening, clip }: NonNullable<MeasureContext['limits']>): string {
  const off = [
    screening === false ? limitsWords.off.screening : '',
    clip === false ? limitsWords.off.clip : '',
  ].filter(Boolean);
  return off.length === 0 ? limitsWords.usual : off.join('. ');
}

/** Rule set, chart and limits, where a person chose them. */
function chosenMarks({ ruleSet, chart, limits }: MeasureContext): Entry[] {
  const always = { at: '', when: '' };
  const entries: Entry[] = [];
  if (ruleSet.by) {
    const title = `${words.ruleSet}: ${ruleSetName(ruleSet)}`;
    const text = ruleSet.reason ?? '';
    entries.push({ kind: 'rules', entry: ruleSet, ...always, title, text, by: ruleSet.by });
  }
  if (chart) {
    const title = `${words.chart}: ${chartName(chart.type)}`;
    const without = ({ chart: _chart, ...rest }: MeasureContext) => rest;
    const { reason: text, by } = chart;
    entries.push({ kind: 'chart', entry: chart, ...always, title, text, by, without });
  }
  if (limits) {
    const title = `${words.limits}: ${limitsSaid(limits)}`;
    const without = ({ limits: _limits, ...rest }: MeasureContext) => rest;
    const { reason: text, by } = limits;
    entries.push({ kind: 'limits', entry: limits, ...always, title, text, by, without });
  }
  return entries;
}

const entriesOf = (context: MeasureContext, unit: string): Entry[] =>
  [
    ...chosenMarks(context),
    ...baselineMark(context),
    ...phaseMarks(context),
    ...exclusionMarks(context),
    ...noteMarks(context),
    ...targetMarks(context, unit),
  ].toSorted((a, b) => a.at.localeCompare(b.at));

/** Everything that people set on a measure: what holds always, then in order of time. */
export function marksOf(context: MeasureContext, unit = ''): Mark[] {
  const seen = new Map<string, number>();
  return entriesOf(context, unit).map(({ kind, entry, ...mark }) => {
    const same = `${kind} ${JSON.stringify(entry)}`;
    const times = (seen.get(same) ?? 0) + 1;
    seen.set(same, times);
    return { ...mark, key: `${same} ${times}` };
  });
}

/** Of a text in a name; a name is read out in full. */
const NAME_TEXT = 60;

function shortened(text: string): string {
  if (text.length <= NAME_TEXT) return text;
  const cut = text.slice(0, NAME_TEXT);
  return `${cut.slice(0, cut.includes(' ') ? cut.lastIndexOf(' ') : NAME_TEXT)}…`;
}

type Said = Pick<Mark, 'title' | 'when' | 'text'>;

const sentenceOf = ({ title, when, text }: Said): string => `${title}${when ? `, ${when}` : ''}: ${text}`;

/** What a mark is called, so that no two that differ are called the same: its title, days and text, if long in part. */
export const nameOf = (mark: Said): string => sentenceOf({ ...mark, text: shortened(mark.text) });

/** What stands in `after` and not in `before`, then what is gone, each in words. Who signed makes no difference. */
export function changesBetween(before: MeasureContext, after: MeasureContext): string[] {
  const gone = entriesOf(before, '');
  const added: Entry[] = [];
  for (const now of entriesOf(after, '')) {
    const at = gone.findIndex((old) => old.kind === now.kind && isSameEntry(old.entry, now.entry));
    if (at < 0) added.push(now);
    else gone.splice(at, 1);
  }
  const told = [
    ...added.map((each) => words.added(sentenceOf(each))),
    ...gone.map((each) => words.removed(sentenceOf(each))),
  ];
  return [...new Set(told)];
}
