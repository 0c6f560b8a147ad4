import { describe, expect, it } from '@jest/globals';
import { aimSentence } from './aim-sentence.js';

describe('aimSentence', () => {
  it('names the group, the inequity, the place, from, to and by when', () => {
    expect(
      aimSentence({
        group: 'staff and service users',
        inequity: 'racist incidents',
        where: 'on East India ward',
        kind: 'reduction',
        change: 75,
        changeUnit: 'per-cent',
        from: 2,
        to: 0.5,
        by: '2021-01-31',
      }),
    ).toBe(
      'Reduce racist incidents experienced by staff and service users on East India ward by 75%, from 2 to 0.5, by January 2021.',
    );
  });

  it('never writes per cent for a difference of percentages', () => {
    const sentence = aimSentence({
      group: 'people from an ethnic minority',
      inequity: 'access to early intervention',
      where: 'in Tower Hamlets',
      kind: 'increase',
      change: 8,
      changeUnit: 'percentage-points',
      from: 67,
      to: 75,
    });
    expect(sentence).toBe(
      'Increase access to early intervention for people from an ethnic minority in Tower Hamlets by 8 percentage points, from 67% to 75%.',
    );
  });

  it('gives a gap in percentage points', () => {
    expect(
      aimSentence({
        group: 'people aged 25 to 49',
        inequity: 'cervical screening',
        where: 'at the Bedford practice',
        kind: 'gap',
        from: 8,
        to: 3,
        by: '2023-03-31',
      }),
    ).toBe(
      'Close the gap in cervical screening for people aged 25 to 49 at the Bedford practice, from 8 to 3 percentage points, by March 2023.',
    );
  });

  it('says a standard without a change', () => {
    expect(
      aimSentence({
        group: 'Bangladeshi people',
        inequity: 'recovery after talking therapies',
        where: 'in Tower Hamlets',
        kind: 'level',
        to: 50,
        changeUnit: 'standard',
        by: '2024-03-31',
      }),
    ).toBe(
      'Reach the standard for recovery after talking therapies for Bangladeshi people in Tower Hamlets, to 50, by March 2024.',
    );
  });
});
