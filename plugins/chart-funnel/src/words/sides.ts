import type { FunnelSide } from '@fairshift/equity';
import type { FunnelAnalysis } from '../analysis/model.js';

/** What the limits stand for: chance, or chance with the spread that all groups have. */
export const explains = ({ spread }: Pick<FunnelAnalysis, 'spread'>): string =>
  spread?.notWidened === null ? 'chance and the usual spread explain' : 'chance explains';

/** Which side, without a word of praise or blame. */
export function sideWords(analysis: Pick<FunnelAnalysis, 'spread'>, side: FunnelSide): string {
  const way = side.startsWith('above') ? 'Higher' : 'Lower';
  if (side === 'within') return `Within what ${explains(analysis)}`;
  return side.endsWith('99.8') ? `${way} than ${explains(analysis)}` : `${way}, but this may be chance`;
}
