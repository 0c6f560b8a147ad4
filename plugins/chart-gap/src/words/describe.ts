import type { Cell, ChartDescription, ChartParagraph, TextContext } from '@fairshift/plugin-sdk';
import { percentText, plainNumber } from '@fairshift/equity';
import type { GapAnalysis, GapPoint, Group, Share } from '../analysis/model.js';
import type { GapChartOptions } from '../options.js';
import { easyRead } from './easy-read.js';

function shareWords({ percent, counts, why }: Share): string {
  if (percent === null) return why ?? 'missing';
  if (!counts) return percentText(percent, 1);
  return `${plainNumber(counts.numerator)} of ${plainNumber(counts.denominator)} (${percentText(percent)})`;
}

function groupSentence(
  group: Group,
  of: (point: GapPoint) => Share,
  ends: readonly [GapPoint, GapPoint],
): string {
  const [first, last] = ends;
  return `${group.label}: ${shareWords(of(first))} in ${first.name}, and ${shareWords(of(last))} in ${last.name}.`;
}

const endsOf = ({ points, compared }: GapAnalysis): readonly [GapPoint, GapPoint] | null => {
  const [first, last] = [points[compared?.[0] ?? -1], points[compared?.[1] ?? -1]];
  return first && last ? [first, last] : null;
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function eventSentences({ annotations }: GapAnalysis, ctx: TextContext): readonly string[] {
  if (annotations.length === 0) return [];
  const told = annotations.map(
    (each, at) => `${LETTERS.charAt(at)} ${each.text}, ${ctx.formatPeriod(each.at)}`,
  );
  return [`Marked on the chart: ${told.join('; ')}.`];
}

const shareCell = ({ percent, why }: Share): Cell =>
  percent === null ? (why ?? 'missing') : percentText(percent, 1);

function row(point: GapPoint): readonly Cell[] {
  const interval =
    point.lower === null || point.upper === null
      ? 'not known'
      : `${plainNumber(point.lower, 1)} to ${plainNumber(point.upper, 1)}`;
  const gap = point.gap === null ? 'not shown' : plainNumber(point.gap, 1);
  return [point.name, shareCell(point.focus), shareCell(point.reference), gap, interval];
}

function tableOf(analysis: GapAnalysis): ChartDescription['table'] {
  const [focus, reference] = [
    analysis.focus?.label ?? 'Focus group',
    analysis.reference?.label ?? 'Compared with',
  ];
  return {
    caption: `${analysis.title}: ${focus} and ${reference}, with the gap in percentage points`,
    columns: ['Period', focus, reference, 'Gap in percentage points', '95% interval'],
    rows: analysis.points.map(row),
  };
}

function headline(analysis: GapAnalysis, ctx: TextContext): string {
  const finding = analysis.verdict.headline.replace(/\.$/, '');
  const [first, last] = [analysis.points[0], analysis.points.at(-1)];
  const when = first && last ? `, ${ctx.formatPeriod(`${first.start}/${last.end}`)}` : '';
  return `${finding}: ${analysis.title}${when}.`;
}

function gapDefinition({ polarity, focus, reference }: GapAnalysis): string {
  const [from, take] = polarity === 'lower-is-better' ? [focus, reference] : [reference, focus];
  return `The gap is ${from?.label ?? ''} minus ${take?.label ?? ''}, worked out before percentages are rounded, with Newcombe’s interval.`;
}

/** What, now, why, how sure, both ratios, events and cautions, all from the analysis. */
export function describe(
  analysis: GapAnalysis,
  _options: GapChartOptions,
  ctx: TextContext,
): ChartDescription {
  const { focus, reference, verdict, cautions } = analysis;
  if (!focus || !reference)
    return { headline: headline(analysis, ctx), sentences: cautions, table: tableOf(analysis) };
  const ends = endsOf(analysis);
  const thenAndNow = ends && [
    groupSentence(focus, (point) => point.focus, ends),
    groupSentence(reference, (point) => point.reference, ends),
  ];
  const all: readonly ChartParagraph[] = [
    {
      topic: 'What',
      sentences: [
        `Line chart by group, with the gap beneath. ${focus.label} is the focus group, compared with ${reference.label}.`,
      ],
    },
    {
      topic: 'Why',
      sentences: [verdict.why, ...(verdict.levellingDown === null ? [] : [verdict.levellingDown])],
    },
    { topic: 'How sure', sentences: [verdict.howSure] },
    { topic: 'Then and now', sentences: thenAndNow ?? [] },
    { topic: 'Ratios', sentences: verdict.ratios },
    { topic: 'Events', sentences: eventSentences(analysis, ctx) },
    { topic: 'The gap', sentences: [gapDefinition(analysis)] },
    { topic: 'Take care', sentences: cautions },
  ];
  const paragraphs = all.filter(({ sentences }) => sentences.length > 0);
  return {
    headline: headline(analysis, ctx),
    sentences: paragraphs.flatMap(({ sentences }) => sentences),
    paragraphs,
    easyRead: easyRead(analysis),
    table: tableOf(analysis),
  };
}
