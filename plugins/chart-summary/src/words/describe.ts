import type {
  Cell,
  ChartDescription,
  ChartParagraph,
  EasyReadStep,
  TextContext,
} from '@fairshift/plugin-sdk';
import type { SummaryAnalysis, SummaryRow } from '../analysis/model.js';
import type { SummaryOptions } from '../options.js';
import { assuranceWords, findings, variationWords } from './row-words.js';

const measures = (size: number): string => (size === 1 ? '1 measure' : `${size} measures`);

/** How many rows found what, in the order in which a board asks. */
function counts({ rows }: SummaryAnalysis) {
  const of = (variation: SummaryRow['variation']) => rows.filter((row) => row.variation === variation).length;
  return {
    concern: of('concern'),
    improvement: of('improvement'),
    change: of('change'),
    same: of('common-cause'),
    none: of(null),
  };
}

function headline(analysis: SummaryAnalysis, ctx: TextContext): string {
  const { rows, start, end } = analysis;
  const [first] = rows;
  if (!first) return 'No measures to show yet.';
  const others = rows.length === 1 ? '' : ` and ${rows.length - 1} more`;
  const { concern, improvement, change, same, none } = counts(analysis);
  const found = [
    ...(concern > 0 ? [`${concern} of concern`] : []),
    ...(improvement > 0 ? [`${improvement} improved`] : []),
    ...(change > 0 ? [`${change} changed`] : []),
    ...(same > 0 ? [`${same} without a change`] : []),
    ...(none > 0 ? [`${none} without an icon`] : []),
  ];
  return `${first.title}${others}: ${found.join(', ')}, ${ctx.formatPeriod(`${start}/${end}`)}.`;
}

const periodOf = ({ latest }: SummaryRow, ctx: TextContext): string =>
  latest === null ? 'no figure' : ctx.formatPeriod(`${latest.start}/${latest.end}`);

function rowParagraph(row: SummaryRow, ctx: TextContext): ChartParagraph {
  const now = row.latest === null ? [] : [`In ${periodOf(row, ctx)} it was ${row.latest.text}.`];
  const target = row.target === null ? [] : [`The target is ${row.target.text}.`];
  return { topic: row.title, sentences: [...now, ...target, ...findings(row)] };
}

function rowCells(row: SummaryRow, ctx: TextContext): Cell[] {
  return [
    row.title,
    row.latest?.text ?? null,
    periodOf(row, ctx),
    row.average?.text ?? null,
    row.target?.text ?? 'none set',
    variationWords(row) ?? 'no icon yet',
    assuranceWords(row) ?? 'no icon',
    row.points,
    findings(row).join(' '),
  ];
}

function easyRead(analysis: SummaryAnalysis): EasyReadStep[] {
  const { concern, improvement, change, same, none } = counts(analysis);
  const are = (size: number) => (size === 1 ? '1 is' : `${size} are`);
  const size = analysis.rows.length;
  return [
    { picture: 'count', sentences: [`We looked at ${size === 1 ? '1 number' : `${size} numbers`}.`] },
    ...(improvement > 0
      ? [{ picture: 'compare' as const, sentences: [`${are(improvement)} better than before.`] }]
      : []),
    ...(concern > 0
      ? [{ picture: 'compare' as const, sentences: [`${are(concern)} worse than before.`] }]
      : []),
    ...(change > 0 ? [{ picture: 'compare' as const, sentences: [`${are(change)} not as before.`] }] : []),
    ...(same > 0 ? [{ picture: 'level' as const, sentences: [`${are(same)} as before.`] }] : []),
    ...(none > 0
      ? [{ picture: 'unsure' as const, sentences: [`Of ${none} we do not know enough yet.`] }]
      : []),
  ];
}

/** Headline, a paragraph for each row, Easy Read and the table, all from one analysis. */
export function describe(
  analysis: SummaryAnalysis,
  _options: SummaryOptions,
  ctx: TextContext,
): ChartDescription {
  const { rows } = analysis;
  const ruleSets = [...new Set(rows.map(({ ruleSet }) => ruleSet).filter((name) => name !== ''))];
  const rules = ruleSets.length === 0 ? [] : [`Rules: ${ruleSets.join('; ')}.`];
  const what = `Summary of ${measures(rows.length)}. Each has a control chart of its own.`;
  const paragraphs: ChartParagraph[] = [
    { topic: 'What', sentences: [what, ...rules] },
    ...rows.map((row) => rowParagraph(row, ctx)),
  ];
  return {
    headline: headline(analysis, ctx),
    sentences: paragraphs.flatMap(({ sentences }) => sentences),
    paragraphs,
    easyRead: easyRead(analysis),
    table: {
      caption: `Summary of ${measures(rows.length)}`,
      columns: [
        'Measure',
        'Latest',
        'Period',
        'Average',
        'Target',
        'Variation',
        'Assurance',
        'Points',
        'What it means',
      ],
      rows: rows.map((row) => rowCells(row, ctx)),
    },
  };
}
