import type { ChartInputJson } from '@fairshift/contracts';
import { chartName, findRuleSet } from '@fairshift/spc';
import { dateWords, numberWords } from '../../../platform/format.js';
import { contextWords as words, limitsWords } from './settings.words.js';

type MeasureContext = ChartInputJson['context'];

export interface Mark {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly by: string;
  /** The context without it; undefined where there is always one. */
  readonly without?: (context: MeasureContext) => MeasureContext;
}

/** Without the mark that says the same: an entry is known by what it holds, as it has no id. */
const but =
  <T extends object>(gone: T) =>
  (entry: T): boolean =>
    JSON.stringify(entry) !== JSON.stringify(gone);

function baselineMark({ baseline }: MeasureContext): Mark[] {
  if (!baseline) return [];
  const { start: at, reason: text, by } = baseline;
  const without = ({ baseline: _baseline, ...rest }: MeasureContext) => rest;
  return [{ key: 'baseline', at, title: words.baseline, text, by, without }];
}

const phaseMarks = ({ phases }: MeasureContext): Mark[] =>
  phases.map((phase) => ({
    key: `phase ${phase.start}`,
    at: phase.start,
    title: `${words.phase}: ${phase.name}`,
    text: phase.reason,
    by: phase.by,
    without: (context) => ({ ...context, phases: context.phases.filter(but(phase)) }),
  }));

const exclusionMarks = ({ exclusions }: MeasureContext): Mark[] =>
  exclusions.map((span) => ({
    key: `exclusion ${span.start} ${span.end}`,
    at: span.start,
    title: words.exclusion,
    text: span.reason,
    by: span.by,
    without: (context) => ({ ...context, exclusions: context.exclusions.filter(but(span)) }),
  }));

const noteMarks = ({ annotations }: MeasureContext): Mark[] =>
  annotations.map((note) => ({
    key: `note ${note.at} ${note.text}`,
    at: note.at,
    title: words.kinds[note.kind],
    text: note.text,
    by: note.by,
    without: (context) => ({ ...context, annotations: context.annotations.filter(but(note)) }),
  }));

const targetMarks = ({ targets }: MeasureContext, unit: string): Mark[] =>
  targets.map((target) => ({
    key: `target ${target.label} ${target.value} ${target.start ?? ''}`,
    at: target.start ?? '',
    title: `${words.target}: ${target.label}, ${numberWords(target.value)}${unit === '%' ? unit : ''}`,
    text: target.reason,
    by: target.by,
    without: (context) => ({ ...context, targets: context.targets.filter(but(target)) }),
  }));

/** The name of a rule set, also of one that this version of the product does not know. */
export function ruleSetName(ruleSet: MeasureContext['ruleSet']): string {
  try {
    return findRuleSet(ruleSet).name;
  } catch {
    return `${ruleSet.id} ${ruleSet.version}`;
  }
}

/** Rule set, chart and limits, where a person chose them. */
function chosenMarks({ ruleSet, chart, limits }: MeasureContext): Mark[] {
  const off = limits
    ? [
        limits.screening === false ? limitsWords.off.screening : '',
        limits.clip === false ? limitsWords.off.clip : '',
      ].filter(Boolean)
    : [];
  return [
    ...(ruleSet.by
      ? [
          {
            key: 'rules',
            at: '',
            title: `${words.ruleSet}: ${ruleSetName(ruleSet)}`,
            text: ruleSet.reason ?? '',
            by: ruleSet.by,
          },
        ]
      : []),
    ...(chart
      ? [
          {
            key: 'chart',
            at: '',
            title: `${words.chart}: ${chartName(chart.type)}`,
            text: chart.reason,
            by: chart.by,
            without: ({ chart: _chart, ...rest }: MeasureContext) => rest,
          },
        ]
      : []),
    ...(limits && off.length > 0
      ? [
          {
            key: 'limits',
            at: '',
            title: `${words.limits}: ${off.join('. ')}`,
            text: limits.reason,
            by: limits.by,
            without: ({ limits: _limits, ...rest }: MeasureContext) => rest,
          },
        ]
      : []),
  ];
}

/** Everything that people set on a measure: what holds always, then in order of time. */
export function marksOf(context: MeasureContext, unit = ''): Mark[] {
  return [
    ...chosenMarks(context),
    ...baselineMark(context),
    ...phaseMarks(context),
    ...exclusionMarks(context),
    ...noteMarks(context),
    ...targetMarks(context, unit),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Of a text in a name; a name is read out in full. */
const NAME_TEXT = 60;

function shortened(text: string): string {
  if (text.length <= NAME_TEXT) return text;
  const cut = text.slice(0, NAME_TEXT);
  return `${cut.slice(0, cut.includes(' ') ? cut.lastIndexOf(' ') : NAME_TEXT)}…`;
}

const sentenceOf = ({ title, at, text }: Mark): string =>
  `${title}${at ? `, ${dateWords(at)}` : ''}: ${text}`;

/** What a mark is called, so that no two that differ are called the same: its title, day and text, if long in part. */
export const nameOf = (mark: Mark): string => sentenceOf({ ...mark, text: shortened(mark.text) });

/** What stands in `after` and not in `before`, then what is gone, each in words. */
export function changesBetween(before: MeasureContext, after: MeasureContext): string[] {
  const [old, now] = [marksOf(before).map(sentenceOf), marksOf(after).map(sentenceOf)];
  return [
    ...now.filter((each) => !old.includes(each)).map(words.added),
    ...old.filter((each) => !now.includes(each)).map(words.removed),
  ];
}
