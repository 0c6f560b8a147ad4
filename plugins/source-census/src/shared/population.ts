import type { MeasureSpec } from '@fairshift/plugin-sdk';

/**
 * A count of the people or households that words name; usual residents when there are none. Nobody is counted twice in
 * a census, and everyone again in the next: never summed over years.
 */
export function populationMeasure(words: string): MeasureSpec {
  const name = words
    .replace(/^(?:total|all)\b[: ]*/i, '')
    .replace(/^all\b ?/i, '')
    .trim();
  const isHouseholds = /household/i.test(name);
  const isPlain = name === '' || /^(?:persons?|people|usual residents?)$/i.test(name);
  const title = isPlain ? 'Usual residents' : name.charAt(0).toUpperCase() + name.slice(1);
  return {
    id: isHouseholds ? 'households' : 'residents',
    title: title.slice(0, 200),
    kind: 'count',
    unit: isHouseholds ? 'households' : 'people',
    polarity: 'neither',
    aggregation: 'sum',
    overPeriods: 'none',
  };
}
