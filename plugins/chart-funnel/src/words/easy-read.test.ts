import { describe, expect, it } from '@jest/globals';
import type { TextContext } from '@fairshift/plugin-sdk';
import { funnelChart } from '../chart.js';
import { exampleInput, type Row } from '../examples/example-input.js';
import { screening } from '../examples/screening.js';

const text: TextContext = {
  locale: 'en-GB',
  formatNumber: (value, unit) => `${value}${unit}`,
  formatPeriod: (value) => value,
};
const options = funnelChart.options.parse({});
const sentencesOf = (input: Parameters<typeof funnelChart.analyse>[0]): readonly string[] =>
  (funnelChart.describe(funnelChart.analyse(input, options), options, text).easyRead ?? []).flatMap(
    ({ sentences }) => sentences,
  );
const wards = (rows: readonly Row[]) =>
  exampleInput({
    measure: screening.measure,
    stratifier: 'ethnicity',
    start: '2023-01-01',
    end: '2023-04-01',
    rows,
    edition: 'Example',
  });

describe('a funnel in Easy Read', () => {
  it('says whom we compared, who is much lower, and what may be chance', () => {
    expect(sentencesOf(screening)).toEqual([
      'We compared 8 groups.',
      'Some are large and some are small.',
      'For all groups together it is about 69 in 100.',
      'Numbers go up and down by chance.',
      'In small groups they do so more.',
      '1 group is much lower than the rest.',
      'It is Bangladeshi.',
      '1 group is a little different. That may be chance.',
      'Some numbers are hidden to protect people.',
      'We do not know why yet.',
      'We need to ask.',
    ]);
  });

  it('says where there is nothing to see', () => {
    const alike = Array.from({ length: 4 }, (_, at): Row => [`Group ${at + 1}`, 30, 60]);
    expect(sentencesOf(wards(alike))).toContain('No group is very different from the others.');
    expect(sentencesOf(wards(alike.slice(0, 2)))).toEqual(['We have too few groups to compare.']);
    expect(sentencesOf(wards(alike.map(([name]) => [name, 0, 60])))).toEqual([
      'It did not happen in any group.',
    ]);
  });

  it('names no more than 2, and none whose name is too long for a sentence', () => {
    const base = Array.from({ length: 12 }, (_, at): Row => [`Group ${at + 1}`, 500, 1000]);
    const high = (...names: readonly string[]) =>
      sentencesOf(wards([...base, ...names.map((name): Row => [name, 700, 1000])]));
    expect(high('A', 'B')).toEqual(
      expect.arrayContaining(['2 groups are much higher than the rest.', 'They are A and B.']),
    );
    expect(high('A', 'B', 'C')).toContain('Their names are in the table.');
    expect(high('One of the many words of a very long name of a group of people here')).toContain(
      'Its name is in the table.',
    );
  });
});
