import type { ChartResult } from '@fairshift/chart-host';
import { gapOf } from './gap-verdict.js';

/** Topics of a description that say where the figures stand. */
const NOW = ['Now', 'Then and now', 'Longest bar'];

/** The finding of a chart: a gap chart has a shorter one than its description. */
export const findingOf = ({ analysis, description }: ChartResult): string =>
  gapOf(analysis)?.verdict.headline ?? description.headline;

/** Beside the finding, at most 2 sentences: where the figures stand now. */
export function ledeOf({ description: { paragraphs = [] } }: ChartResult): string | undefined {
  const now = paragraphs.find(({ topic }) => NOW.includes(topic))?.sentences.slice(0, 2);
  // A chart of counts says no single last count; its last phase and signal say more.
  const last = paragraphs.find(({ topic }) => topic === 'What happened')?.sentences.slice(-2);
  return (now ?? last)?.join(' ');
}
