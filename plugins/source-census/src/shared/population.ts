import type { MeasureSpec } from '@fairshift/plugin-sdk';

const PEOPLE = /resident|person|people|population/i;

/**
 * What a census table counts, from the words of its total or its notes; usual residents when these say nothing. Nobody
 * is counted twice in a census, and everyone again in the next: never summed over years.
 */
export function populationMeasure(words: string, units = ''): MeasureSpec {
  const name = words
    .replace(/^(?:total|all)\b[: ]*/i, '')
    .replace(/^all\b ?/i, '')
    .trim();
  const isPlain = name === '' || /^(?:persons?|people|usual residents?)$/i.test(name);
  const said = `${name} ${units}`.trim();
  if (/household/i.test(said)) return count('households', name === '' ? 'Households' : name, 'households');
  if (said === '' || PEOPLE.test(said))
    return count('residents', isPlain ? 'Usual residents' : name, 'people');
  // Dwellings, businesses, jobs: what they are is told by the file's own words.
  return count('count', name === '' ? units : name, (units === '' ? name : units).toLowerCase());
}

function count(id: string, title: string, unit: string): MeasureSpec {
  return {
    id,
    title: `${title.charAt(0).toUpperCase()}${title.slice(1)}`.slice(0, 200),
    kind: 'count',
    unit: unit.slice(0, 100),
    polarity: 'neither',
    aggregation: 'sum',
    overPeriods: 'none',
  };
}
