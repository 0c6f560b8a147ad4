const MAX = 40;

/** "Ouse Lane Practice, Bedford" as it stands in addresses: `ouse-lane-practice-bedford`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.slice(0, MAX).replaceAll(/^-+|-+$/g, '') || 'organisation';
}

/** The slug, with the first number from 2 that makes it new. */
export function freeSlug(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
