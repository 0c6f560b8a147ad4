import { describe, expect, it } from '@jest/globals';
import { choiceOf } from './reference-choice.js';
import { cardsOf } from './explore-cards.js';
import { overTimeHref } from './over-time.js';
import type { Explored } from './period-counts.js';

const START = '2017-12-01';
const series = (id: string, role: 'overall' | 'group', numerator: number) => ({
  group: { id, label: id, role },
  points: [{ start: START, end: '2018-01-01', numerator, denominator: 1000 }],
});
const explored: Explored = {
  measure: {
    id: 'm',
    version: 1,
    title: 'Screened',
    unit: '%',
    multiplier: 100,
    polarity: 'higher-is-better',
    form: 'proportion',
    period: 'month',
  },
  overall: series('overall', 'overall', 700),
  stratifiers: [
    {
      id: 'age',
      label: 'Age',
      overlapping: false,
      series: [series('25-49', 'group', 650), series('50-64', 'group', 750)],
    },
    {
      id: 'sex',
      label: 'Sex',
      overlapping: false,
      series: [series('F', 'group', 600), series('M', 'group', 800)],
    },
  ],
  notHeld: [],
  sources: [],
};

/** The reference in the address of the age card. */
function referenceWith(choice: string): string | null {
  const [card] = cardsOf({ explored, start: START, choice: choiceOf(choice) });
  return new URL(overTimeHref('ics', 'm', card), 'https://x.test').searchParams.get('reference');
}

describe('overTimeHref', () => {
  it('carries the comparison that was chosen, never another', () => {
    expect(referenceWith('overall')).toBe('overall');
    expect(referenceWith('others')).toBe('others');
    expect(referenceWith('best')).toBe('50-64');
    expect(referenceWith('named:age:50-64')).toBe('50-64');
    expect(referenceWith('named:sex:M')).toBe('named:sex:M');
  });
});
