import { disclosureSentences, protectSeries, type Protected } from '@fairshift/equity';
import { snapshot, type ChartSummary, type Project, type Snapshot } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';

export interface SnapshotParts {
  readonly chart: ChartSummary;
  readonly input: ChartInput;
  readonly organisation: { readonly name: string; readonly example: boolean };
  readonly project: Pick<Project, 'title' | 'aimSentence'> | undefined;
}

/**
 * What others will see of a chart, from protected numbers only (rules R1 and R2 of the small-number rules, and
 * those that follow from them). Nothing that is not in the result leaves the organisation.
 * @throws EquityError `person-level` for single values and times between events
 */
export function takeSnapshot({ chart, input, organisation, project }: SnapshotParts): Snapshot {
  const released = protectSeries(input);
  // The contract's schema drops every field that it does not name, before the copy is hashed and stored.
  return snapshot.parse({
    title: chart.title,
    organisationName: organisation.name,
    ...(project ? { projectTitle: project.title } : {}),
    ...(project?.aimSentence ? { aimSentence: project.aimSentence } : {}),
    chartType: chart.chartType,
    options: chart.options,
    input: { ...released.input, context: withoutNames(input.context, organisation.name) },
    protection: protectionWords(released),
    example: organisation.example,
  });
}

/**
 * Who chose the rules, set a phase or wrote a note is the organisation's own business; others read the
 * organisation's name. Reasons stay: they are what a reader needs to follow a mark.
 */
function withoutNames(context: ChartInput['context'], organisation: string): ChartInput['context'] {
  const rename = <T extends { readonly by?: string }>(entry: T): T => ({ ...entry, by: organisation });
  const { ruleSet } = context;
  return {
    ...context,
    // The rules that a measure starts with were chosen by nobody.
    ruleSet: ruleSet.by === undefined ? ruleSet : rename(ruleSet),
    ...(context.chart ? { chart: rename(context.chart) } : {}),
    ...(context.limits ? { limits: rename(context.limits) } : {}),
    ...(context.baseline ? { baseline: rename(context.baseline) } : {}),
    phases: context.phases.map(rename),
    targets: context.targets.map(rename),
    exclusions: context.exclusions.map(rename),
    annotations: context.annotations.map(rename),
  };
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  R1: 'A count from 1 to 7 is hidden. Other counts are rounded to the nearest 5.',
  R2: 'A share is hidden when it rests on 1 to 7 people, or leaves only 1 to 7 out.',
  R3: 'Shares are worked out from rounded counts.',
  R4: 'A total is hidden when it would give a hidden group away.',
  R8: '0% and 100% of a small group are hidden.',
  R12: 'Averages of few people are hidden.',
};

function protectionWords(released: Protected<unknown>): Snapshot['protection'] {
  const rules = [...new Set(['R1', 'R2', ...released.hidden.map((cell) => cell.rule)])].toSorted();
  return [
    { rule: 'result', words: disclosureSentences(released).join(' ') },
    ...rules.map((rule) => ({ rule, words: ruleWords(rule, released) })),
  ];
}

function ruleWords(rule: string, released: Protected<unknown>): string {
  const hits = released.hidden.filter((cell) => cell.rule === rule).length;
  const did = hits === 0 ? 'It hid nothing here.' : `It hid ${hits} ${hits === 1 ? 'point' : 'points'} here.`;
  return `${RULE_WORDS[rule] ?? ''} ${did}`.trim();
}
