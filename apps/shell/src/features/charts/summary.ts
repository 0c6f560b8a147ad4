import type { ChartInputJson } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';

/** Rows that are asked for at once; a person asks for more. */
export const ROWS_AT_ONCE = 12;

/** Measures that the charts of a project are of, each once, in the order of the charts. */
export const measuresOf = (charts: readonly { readonly measureId: string }[]): readonly string[] => [
  ...new Set(charts.map(({ measureId }) => measureId)),
];

const hasPoints = ({ series }: ChartInputJson): boolean => series.some(({ points }) => points.length > 0);

/**
 * One input of several measures: the first that has figures, and the others beside it. Undefined where there is none with a
 * figure. Sources and cautions are those of all.
 */
export function summaryInput(
  inputs: readonly ChartInputJson[],
): (ChartInputJson & Pick<ChartInput, 'others'>) | undefined {
  const [first, ...others] = inputs.toSorted((a, b) => Number(hasPoints(b)) - Number(hasPoints(a)));
  if (!first || !hasPoints(first)) return undefined;
  const sources = new Map(
    inputs.flatMap((input) => input.sources.map((source) => [JSON.stringify(source), source] as const)),
  );
  return {
    measure: first.measure,
    series: first.series,
    context: first.context,
    sources: [...sources.values()],
    cautions: [...new Set(inputs.flatMap(({ cautions = [] }) => cautions))],
    others: others.map(({ measure, series, context }) => ({ measure, series, context })),
  };
}
