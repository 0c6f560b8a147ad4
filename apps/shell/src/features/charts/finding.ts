import type { ChartResult } from '@fairshift/chart-host';
import { gapOf } from './gap-verdict.js';

/** Sentences that only say which chart this is: the picture's own subtitle says it already. */
const WHICH = /^(?:Line chart|Pareto chart|[PC]-chart|XmR chart|Run chart)\b|, each \w|recorded each /;
const NOW = /^In .+ it was /;

/** The finding of a chart: a gap chart has a shorter one than its description. */
export const findingOf = ({ analysis, description }: ChartResult): string =>
  gapOf(analysis)?.verdict.headline ?? description.headline;

/** Beside the finding, at most 2 sentences: where the figures stand now. */
export function ledeOf({ analysis, description: { sentences } }: ChartResult): string | undefined {
  const gap = gapOf(analysis);
  if (gap) {
    const openings = [gap.focus, gap.reference].flatMap((group) => (group ? [`${group.label}: `] : []));
    const both = sentences.filter((sentence) => openings.some((opening) => sentence.startsWith(opening)));
    if (both.length > 0) return both.slice(0, 2).join(' ');
  }
  return sentences.find((sentence) => NOW.test(sentence)) ?? sentences.find((each) => !WHICH.test(each));
}
