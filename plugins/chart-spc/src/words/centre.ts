import type { SpcAnalysis } from '../analysis/model.js';

type Drawn = Pick<SpcAnalysis, 'result'>;

/** A run chart has a median and no limits. */
export const isRun = ({ result }: Drawn): boolean => result.chart.id === 'run';

/** What the line in the middle is called. That of a T chart is neither mean nor median: Nelson’s power of the times. */
export function centreName(analysis: Drawn): 'median' | 'average' | 'typical time' {
  const { id } = analysis.result.chart;
  if (id === 't') return 'typical time';
  return id === 'run' || id === 'g' ? 'median' : 'average';
}

/** “an average”, “a median”. */
export const aCentre = (analysis: Drawn): string => {
  const name = centreName(analysis);
  return `${name === 'average' ? 'an' : 'a'} ${name}`;
};

/** At the start of a label: “Average”. */
export const centreLabel = (analysis: Drawn): string => {
  const name = centreName(analysis);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

/** What people would take it for and it is not. */
export const centreNote = ({ result }: Drawn): string[] =>
  result.chart.id === 't'
    ? ['The typical time is not the mean, which a few very long times would pull up.']
    : [];
