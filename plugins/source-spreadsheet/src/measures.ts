import type { MeasureSpec } from '@fairshift/plugin-sdk';
import type { Layout, MappedColumn } from './layout.js';

export interface FigureMeasure {
  readonly id: string;
  readonly title: string;
  readonly kind: 'count' | 'proportion' | 'rate' | 'mean' | 'value';
  /** Its cells in a row: one, or numerator and denominator. */
  readonly parts: readonly { readonly id: string; readonly column: MappedColumn }[];
}

/** Measures of a file whose rows hold figures: each count with the denominator, when there is one; each value alone. */
export function measureIds(layout: Layout): readonly FigureMeasure[] {
  const { numerators, denominator, values, mapping } = layout;
  const { title, kind = 'proportion' } = mapping.measure;
  const isOnly = numerators.length + values.length === 1;
  const titleOf = (column: MappedColumn) =>
    isOnly && title !== undefined && title !== '' ? title : column.heading;
  const counted = numerators.map((column): FigureMeasure => {
    const { id } = column;
    if (denominator === undefined)
      return { id, title: titleOf(column), kind: 'count', parts: [{ id, column }] };
    const parts = [
      { id: `${id}-numerator`, column },
      { id: `${id}-denominator`, column: denominator },
    ];
    return { id, title: titleOf(column), kind, parts };
  });
  const stated = values.map((column): FigureMeasure => ({
    id: column.id,
    title: titleOf(column),
    kind: 'value',
    parts: [{ id: column.id, column }],
  }));
  return [...counted, ...stated];
}

/** Cases counted: how many there were, or how many of them had the outcome. */
export function caseMeasure(layout: Layout): Pick<FigureMeasure, 'id' | 'title' | 'kind'> {
  const { title } = layout.mapping.measure;
  const { outcome } = layout;
  return outcome === undefined
    ? { id: 'cases', title: title ?? 'Cases', kind: 'count' }
    : { id: outcome.id, title: title ?? outcome.heading, kind: 'proportion' };
}

/** The measures of the stream; a ratio has its two parts before it. */
export function measureSpecs(layout: Layout): [MeasureSpec, ...MeasureSpec[]] {
  const measures = layout.mapping.rows === 'cases' ? [caseMeasure(layout)] : measureIds(layout);
  return measures.flatMap((measure) => specsOf(measure, layout)) as [MeasureSpec, ...MeasureSpec[]];
}

function specsOf(
  { id, title, kind }: Pick<FigureMeasure, 'id' | 'title' | 'kind'>,
  layout: Layout,
): readonly MeasureSpec[] {
  const { unit, multiplier, polarity } = layout.mapping.measure;
  const usual = kind === 'proportion' ? 100 : kind === 'rate' ? 1_000 : 1;
  const times = kind === 'proportion' ? 100 : (multiplier ?? usual);
  const name = unit ?? unitOf(kind, times);
  if (kind === 'count' || kind === 'value') {
    const aggregation = kind === 'count' ? 'sum' : 'none';
    return [
      { id, title, kind, unit: name, polarity, aggregation, overPeriods: kind === 'count' ? 'sum' : 'none' },
    ];
  }
  const part = {
    kind: 'count' as const,
    unit: 'count',
    polarity: 'neither' as const,
    aggregation: 'sum' as const,
  };
  return [
    { ...part, id: `${id}-numerator`, title: `${title}: count`, overPeriods: 'sum' },
    { ...part, id: `${id}-denominator`, title: `${title}: out of`, overPeriods: 'sum' },
    {
      id,
      title,
      kind,
      numerator: `${id}-numerator`,
      denominator: `${id}-denominator`,
      multiplier: times,
      unit: name,
      polarity,
      aggregation: 'ratio-of-sums',
      overPeriods: 'sum',
    },
  ];
}

function unitOf(kind: FigureMeasure['kind'], multiplier: number): string {
  if (kind === 'proportion') return '%';
  return kind === 'rate' ? `per ${multiplier.toLocaleString('en-GB')}` : kind;
}
