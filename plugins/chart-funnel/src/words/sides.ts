import type { FunnelSide } from '@fairshift/equity';
import type { FunnelAnalysis } from '../analysis/model.js';

/** What the limits stand for: chance, or chance with the spread that all groups have. */
export const explains = ({ spread }: Pick<FunnelAnalysis, 'spread'>): string =>
  spread?.notWidened === null ? 'chance and the usual spread explain' : 'chance explains';

/** Which side, without a word of praise or blame; `short` for a cell of the table. */
export function sideWords(analysis: Pick<FunnelAnalysis, 'spread'>, side: FunnelSide, short = false): string {
  const way = side.startsWith('above') ? 'Higher' : 'Lower';
  const what = short ? explains(analysis).replace('the usual spread', 'spread') : explains(analysis);
  if (side === 'within') return short ? 'Within the limits' : `Within what ${what}`;
  return side.endsWith('99.8') ? `${way} than ${what}` : `${way}, but this may be chance`;
}
