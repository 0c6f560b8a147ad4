import type { Dictionaries } from '@fairshift/plugin-host';
import type { ObservationKey } from './observation-window.js';

/** What an observation is about: `"Uptake" for North, 2024-05-01 to 2024-06-01, Sex Female`. */
export function observationWords(dictionaries: Dictionaries, column: string, at: ObservationKey): string {
  const { periods, places, strata, stratifiers, groups } = dictionaries;
  const place = places.find(({ id }) => id === at.place)?.name ?? '';
  const period = periods.find(({ id }) => id === at.period);
  const groupIds = strata.find(({ id }) => id === at.stratum)?.groupIds ?? [];
  const labels = groupIds.flatMap((group, index) => {
    const label = groups.find(({ stratifierId, id }) => stratifierId === index + 1 && id === group)?.label;
    return label === undefined ? [] : [`${stratifiers[index]?.label ?? ''} ${label}`];
  });
  const parts = [
    ...(place === '' ? [] : [place]),
    period ? `${period.start} to ${period.end}` : '',
    labels.length === 0 ? 'all groups' : labels.join(', '),
  ];
  return `"${column}" for ${parts.join(', ')}`;
}
