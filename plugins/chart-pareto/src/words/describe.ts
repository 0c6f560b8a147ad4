import type { Cell, ChartDescription, TextContext } from '@fairshift/plugin-sdk';
import { percentText, plainNumber } from '@fairshift/equity';
import { isUnknown, type Bar, type ParetoAnalysis } from '../model.js';
import type { ParetoOptions } from '../options.js';
import { easyRead } from './easy-read.js';

const groupCount = ({ bars }: ParetoAnalysis): number => bars.filter((bar) => !isUnknown(bar)).length;

/** “April 2023 to March 2024”; nothing when the data hold no period. */
function when({ start, end }: ParetoAnalysis, ctx: TextContext): string {
  return start === '' ? '' : `, ${ctx.formatPeriod(`${start}/${end}`)}`;
}

function headline(analysis: ParetoAnalysis, ctx: TextContext): string {
  const { first, unit, title } = analysis;
  const what = `${title}${when(analysis, ctx)}`;
  if (first === null) return `No counts can be shown: ${what}.`;
  const makes = first.groups === 1 ? 'group makes' : 'groups make';
  return `${first.groups} of the ${groupCount(analysis)} ${makes} up ${percentText(first.percent)} of ${unit}: ${what}.`;
}

function unknownSentence({ unknown, total, bars }: ParetoAnalysis): readonly string[] {
  if (!bars.some(isUnknown)) return [];
  if (unknown === null || total === 0)
    return ['How many people have no group recorded is held back or missing.'];
  const share = percentText((unknown / total) * 100);
  return [
    `No group is recorded for ${plainNumber(unknown)} of ${plainNumber(total)} (${share}). They stand last and are not sorted in.`,
  ];
}

function largestSentence({ bars, unit }: ParetoAnalysis): readonly string[] {
  const [largest] = bars;
  if (!largest || largest.count === null || largest.share === null || isUnknown(largest)) return [];
  return [
    `The longest bar is ${largest.label}, with ${plainNumber(largest.count)} ${unit} (${percentText(largest.share)}).`,
  ];
}

function row({ label, count, share, cumulative, why }: Bar): readonly Cell[] {
  const percent = (value: number | null): Cell =>
    value === null ? (why ?? 'not known') : percentText(value, 1);
  return [
    label,
    count === null ? (why ?? 'missing') : plainNumber(count),
    percent(share),
    percent(cumulative),
  ];
}

/** What, the finding, who is not known and what to take care of, all from the analysis. */
export function describe(
  analysis: ParetoAnalysis,
  _options: ParetoOptions,
  ctx: TextContext,
): ChartDescription {
  const { title, unit, total, bars, cautions } = analysis;
  const count = groupCount(analysis);
  const all = [
    {
      topic: 'What',
      sentences: [
        `Pareto chart: ${plainNumber(total)} ${unit} in ${count} ${count === 1 ? 'group' : 'groups'}, largest first, with a running total.`,
      ],
    },
    { topic: 'Longest bar', sentences: largestSentence(analysis) },
    { topic: 'Not known', sentences: unknownSentence(analysis) },
    { topic: 'Take care', sentences: cautions },
  ];
  const paragraphs = all.filter(({ sentences }) => sentences.length > 0);
  const unitHeading = unit.charAt(0).toUpperCase() + unit.slice(1);
  return {
    headline: headline(analysis, ctx),
    sentences: paragraphs.flatMap(({ sentences }) => sentences),
    paragraphs,
    easyRead: easyRead(analysis),
    table: {
      caption: `${title}, by group`,
      columns: ['Group', unitHeading, 'Share', 'Running total'],
      rows: bars.map(row),
    },
  };
}
