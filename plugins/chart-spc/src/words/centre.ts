import type { SpcAnalysis } from '../analysis/model.js';

type Drawn = Pick<SpcAnalysis, 'result'>;

/** A run chart has a median and no limits. */
export const isRun = ({ result }: Drawn): boolean => result.chart.id === 'run';

/** What the line in the middle is called. */
export const centreName = (analysis: Drawn): 'median' | 'average' => (isRun(analysis) ? 'median' : 'average');

/** “an average”, “a median”. */
export const aCentre = (analysis: Drawn): string => (isRun(analysis) ? 'a median' : 'an average');

/** At the start of a label: “Average”. */
export const centreLabel = (analysis: Drawn): string => (isRun(analysis) ? 'Median' : 'Average');
