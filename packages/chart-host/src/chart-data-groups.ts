import type { ChartInput } from '@fairshift/plugin-sdk';
import { csvWords } from './csv.js';

type Series = ChartInput['series'][number];
type Group = Series['group'];

/** Headings that mean something else in the layout; a stratifier of that name gets “ group” after it. */
const OWN_HEADINGS = new Set(
  (
    'period period-start period-end period-kind place place-code place-name place-level place-code-system ' +
    'measure measure-title measure-kind measure-unit measure-multiplier numerator denominator value flags ' +
    'polarity over-periods note'
  ).split(' '),
);

/** Words by which the layout's reader knows people without a group. */
const WORDS_OF_ROLE = { unknown: 'Not known', 'not-stated': 'Not stated' } as const;

/** Labels that say “everyone”, which name no place. */
const EVERYONE = /^(?:all|overall|everyone|total|)$/i;

function headingOf({ stratifier = 'group' }: Group): string {
  const plain = stratifier.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return OWN_HEADINGS.has(plain) ? `${stratifier} group` : stratifier;
}

/** One heading for each stratifier, in order of appearance; a series of everyone needs none. */
export const stratifierHeadings = (series: readonly Series[]): readonly string[] => [
  ...new Set(series.filter(({ group }) => group.role !== 'overall').map(({ group }) => headingOf(group))),
];

/** The group in the column of its stratifier; '' for everyone and in the columns of other stratifiers. */
export function groupCell(group: Group, heading: string, series: readonly Series[]): string {
  if (group.role === 'overall' || headingOf(group) !== heading) return '';
  if (group.role === 'group') return group.label;
  const alike = series.filter((each) => each.group.role === group.role && headingOf(each.group) === heading);
  return alike.length === 1 ? WORDS_OF_ROLE[group.role] : group.label;
}

/** Where the figures are from, by the name of the series of everyone. */
export function placeOf(series: readonly Series[]): { readonly code: string; readonly name: string } {
  const name = series.find(({ group }) => group.role === 'overall')?.group.label ?? '';
  if (EVERYONE.test(name)) return { code: 'all', name: 'All places of this chart' };
  return { code: csvWords(name) || 'place', name };
}
