import { paths } from '../../platform/paths.js';
import type { CardModel } from './explore-cards.js';

/** The unsaved chart that a card leads to: its gap over time, or the measure over time without a card. */
export function overTimeHref(slug: string, measureId: string, card: CardModel | undefined): string {
  if (!card) return paths.draftChart(slug, { measure: measureId });
  const { compared } = card;
  const named =
    'refused' in compared || !compared.furthest.named ? undefined : compared.furthest.groups[0]?.id;
  const focus = named ?? card.groups.find(({ id, held }) => held === undefined && id !== card.overTime)?.id;
  return paths.draftChart(slug, {
    measure: measureId,
    type: 'gap',
    split: card.id,
    groups: focus,
    reference: card.overTime,
  });
}

/** Counts by group, as a Pareto chart. */
export const paretoHref = (slug: string, measureId: string, card: CardModel): string =>
  paths.draftChart(slug, { measure: measureId, type: 'pareto', split: card.id });
