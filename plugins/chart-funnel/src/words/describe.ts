import type { ChartDescription, ChartParagraph, TextContext } from '@fairshift/plugin-sdk';
import { listOf, percentText, plainNumber } from '@fairshift/equity';
import { isBeyond, isFirm, isHigher, isUnknown, type FunnelAnalysis, type Unit } from '../analysis/model.js';
import type { FunnelOptions } from '../options.js';
import { easyRead } from './easy-read.js';
import { partsText, valueText, wholeText } from './numbers.js';
import { explains } from './sides.js';
import { spreadSentences } from './spread.js';
import { table, WHY_NOT_DRAWN } from './table.js';

const counting = ({ units }: FunnelAnalysis): readonly Unit[] => units.filter((unit) => !isUnknown(unit));

/** With more groups than this the picture leaves names out. */
const MOST_NAMED = 14;

/** “, January to March 2023”; nothing when the data hold no period. */
const when = ({ start, end }: FunnelAnalysis, ctx: TextContext): string =>
  start === '' ? '' : `, ${ctx.formatPeriod(`${start}/${end}`)}`;

const NO_CHART = {
  few: 'Too few groups for a funnel chart',
  'no-events': 'No funnel can be drawn, because no group has a case',
  'all-events': 'No funnel can be drawn, because every group has everybody',
} as const;

function finding(analysis: FunnelAnalysis): string {
  if (analysis.refused !== null) return NO_CHART[analysis.refused];
  const groups = counting(analysis);
  const firm = groups.filter(isFirm);
  const higher = firm.filter(isHigher).length;
  const lower = firm.length - higher;
  const all = plainNumber(groups.length);
  if (firm.length === 0) return `None of the ${all} groups differs by more than ${explains(analysis)}`;
  const lies = (count: number, way: string): string =>
    `${plainNumber(count)} of the ${all} groups ${count === 1 ? 'is' : 'are'} ${way} than ${explains(analysis)}`;
  if (lower === 0) return lies(higher, 'higher');
  if (higher === 0) return lies(lower, 'lower');
  return `${lies(higher, 'higher')}, and ${plainNumber(lower)} ${lower === 1 ? 'is' : 'are'} lower`;
}

const namesOf = (analysis: FunnelAnalysis, units: readonly Unit[]): string =>
  listOf(units.map((unit) => `${unit.label} (${valueText(analysis, unit.value)})`));

function whatSentences(analysis: FunnelAnalysis, ctx: TextContext): readonly string[] {
  const { title, levels, periods, refused } = analysis;
  const [inner, outer] = levels;
  const groups = counting(analysis).length;
  const summed = periods > 1 ? [`The ${plainNumber(periods)} periods are added up.`] : [];
  if (refused !== null) return [`${title}${when(analysis, ctx)}.`, ...summed];
  return [
    `${plainNumber(groups)} groups by size: ${title}${when(analysis, ctx)}.`,
    ...summed,
    'In this funnel chart each mark is a group: the larger the group, the further right it stands.',
    ...(analysis.units.length > MOST_NAMED
      ? ['Not every name has room in the picture. The table has them all.']
      : []),
    `The lines are limits at ${percentText(inner)} and ${percentText(outer, 1)}. Small groups vary more by chance, so theirs are wider.`,
  ];
}

function averageSentences(analysis: FunnelAnalysis): readonly string[] {
  const { centre, kind, total } = analysis;
  if (centre === null) return [];
  if (kind === 'ratio') return [`The middle line is as many as expected (${valueText(analysis, centre)}).`];
  return [
    `All groups together have ${wholeText(analysis, centre)} (${partsText(analysis, total)}). That is the middle line.`,
  ];
}

function firmSentences(analysis: FunnelAnalysis): readonly string[] {
  const firm = counting(analysis).filter(isFirm);
  const told = (way: string, units: readonly Unit[]): readonly string[] =>
    units.length === 0 ? [] : [`${way} than ${explains(analysis)}: ${namesOf(analysis, units)}.`];
  return [
    ...told('Higher', firm.filter(isHigher)),
    ...told(
      'Lower',
      firm.filter((unit) => !isHigher(unit)),
    ),
  ];
}

function perhapsSentences(analysis: FunnelAnalysis): readonly string[] {
  const { levels, byChance } = analysis;
  const groups = counting(analysis);
  const perhaps = groups.filter((unit) => isBeyond(unit) && !isFirm(unit));
  if (perhaps.length === 0) return [];
  const [inner, outer] = levels;
  const chance =
    byChance === 0
      ? 'Chance alone can put a group there.'
      : `Of ${plainNumber(groups.length)} groups chance alone puts about ${plainNumber(byChance)} beyond the ${percentText(inner)} limits.`;
  return [
    `Between the ${percentText(inner)} and the ${percentText(outer, 1)} limits: ${namesOf(analysis, perhaps)}.`,
    chance,
  ];
}

function sameSentences(analysis: FunnelAnalysis): readonly string[] {
  const [first, ...others] = counting(analysis);
  if (!first || others.some(({ value }) => value !== first.value)) return [];
  return [`All groups have the same figure: ${valueText(analysis, first.value)}.`];
}

function unknownSentences(analysis: FunnelAnalysis): readonly string[] {
  return analysis.units
    .filter(isUnknown)
    .map(
      (unit) =>
        `${unit.label}: ${valueText(analysis, unit.value)} (${partsText(analysis, unit)}). This is drawn hollow and is not in the average.`,
    );
}

function notDrawnSentences({ notDrawn, refused }: FunnelAnalysis): readonly string[] {
  const named = notDrawn.filter(({ why }) => why !== 'no-chart');
  const reasons = [...new Set(named.map(({ why }) => why))].map((why) => {
    const labels = named.filter((each) => each.why === why).map(({ label }) => label);
    return `${listOf(labels)}: not drawn, because ${WHY_NOT_DRAWN[why]}.`;
  });
  const few = refused === 'few' ? ['A funnel chart needs at least 3 groups with both numbers.'] : [];
  return [...few, ...reasons];
}

/** What, the average, who lies beyond, the spread, who is not known and not drawn, and what to take care of. */
export function describe(
  analysis: FunnelAnalysis,
  _options: FunnelOptions,
  ctx: TextContext,
): ChartDescription {
  const all: readonly ChartParagraph[] = [
    { topic: 'What', sentences: whatSentences(analysis, ctx) },
    { topic: 'Average', sentences: averageSentences(analysis) },
    { topic: 'Beyond the limits', sentences: [...sameSentences(analysis), ...firmSentences(analysis)] },
    { topic: 'May be chance', sentences: perhapsSentences(analysis) },
    { topic: 'Spread', sentences: spreadSentences(analysis) },
    { topic: 'Not known', sentences: unknownSentences(analysis) },
    { topic: 'Not drawn', sentences: notDrawnSentences(analysis) },
    { topic: 'Take care', sentences: analysis.cautions },
  ];
  const paragraphs = all.filter(({ sentences }) => sentences.length > 0);
  return {
    headline: `${finding(analysis)}: ${analysis.title}${when(analysis, ctx)}.`,
    sentences: paragraphs.flatMap(({ sentences }) => sentences),
    paragraphs,
    easyRead: easyRead(analysis),
    table: table(analysis),
  };
}
