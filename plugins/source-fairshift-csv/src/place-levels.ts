import { RowRefused } from '@fairshift/tabular';

export interface PlaceLevel {
  readonly id: string;
  readonly title: string;
  readonly adds: 'parts' | 'total' | 'whole';
}

const ADDS = { part: 'parts', total: 'total', whole: 'whole' } as const;
const TITLES = { part: 'Place', total: 'Total', whole: 'Whole' } as const;

/** `part`, `total: Region`, `whole: England`; empty is `part`. @throws RowRefused */
export function parseLevel(cell: string): PlaceLevel {
  const match = /^(?:(part|total|whole)(?:\s*:\s*(\S.{0,59}))?)?$/i.exec(cell.trim());
  if (match === null) {
    throw new RowRefused({
      column: 'place_level',
      found: cell,
      rule: 'place-level-unknown',
      message: `"${cell.slice(0, 60)}" is not a level of places.`,
      remedy: 'Write part, total or whole, and its name if you like: total: Region.',
    });
  }
  const word = (match[1] ?? 'part').toLowerCase() as keyof typeof ADDS;
  const title = match[2]?.trim() ?? TITLES[word];
  return { id: `${word}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`, title, adds: ADDS[word] };
}
