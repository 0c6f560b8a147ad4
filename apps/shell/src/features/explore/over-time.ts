import { paths } from '../../platform/paths.js';
import type { CardModel } from './explore-cards.js';

/** Whom a gap over time compares with: the chosen group where it is in this split, else the largest other one. */
function referenceId({ compared, counts }: CardModel, focus: string): string | undefined {
  const chosen = 'refused' in compared ? undefined : compared.reference.group.id;
  const others = counts.filter(({ id, role }) => role === 'group' && id !== focus);
  if (others.some(({ id }) => id === chosen)) return chosen;
  return others.toSorted((a, b) => (b.denominator ?? 0) - (a.denominator ?? 0))[0]?.id;
}

/** The unsaved chart that a card leads to: its gap over time, or the measure over time without a card. */
export function overTimeHref(slug: string, measureId: string, card: CardModel | undefined): string {
  if (!card) return paths.draftChart(slug, { measure: measureId });
  const { compared } = card;
  const named =
    'refused' in compared || !compared.furthest.named ? undefined : compared.furthest.groups[0]?.id;
  const focus = named ?? card.groups.find(({ held }) => held === undefined)?.id;
  return paths.draftChart(slug, {
    measure: measureId,
    type: 'gap',
    split: card.id,
    groups: focus,
    reference: focus === undefined ? undefined : referenceId(card, focus),
  });
}

/** Counts by group, as a Pareto chart. */
export const paretoHref = (slug: string, measureId: string, card: CardModel): string =>
  paths.draftChart(slug, { measure: measureId, type: 'pareto', split: card.id });
