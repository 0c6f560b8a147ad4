import { describe, expect, it } from '@jest/globals';
import { ageBand, ageBandOf, CERVICAL_SCREENING_AGES } from './age-bands.js';
import { isOnsAreaCode } from './code-systems.js';
import { deprivationDecile } from './deprivation.js';
import { ETHNIC_CATEGORIES, ethnicCategory } from './ethnicity.js';
import { sex } from './sex.js';
import { unknownValue } from './unknown-values.js';

describe('ethnicCategory', () => {
  it('holds 16 groups, not stated and not known, without I, O and Q', () => {
    expect(ETHNIC_CATEGORIES.map((category) => category.code).join(' ')).toBe(
      'A B C D E F G H J K L M N P R S Z 99',
    );
  });

  it.each([
    ['A', 'A'],
    ['A1', 'A'],
    ['A ', 'A'],
    ['a', 'A'],
    ['Z', 'Z'],
    ['99', '99'],
    ['X', '99'],
    ['White Irish', 'B'],
    ['White - Irish', 'B'],
    ['Any Other Asian Background', 'L'],
    ['Any other Asian background', 'L'],
    ['Asian or Asian British - Bangladeshi', 'K'],
    ['Black or Black British: African', 'N'],
    ['Black or Black British - Caribbean', 'M'],
    ['M: Caribbean', 'M'],
    ['Caribbean', 'M'],
    ['African', 'N'],
    ['Black Caribbean', 'M'],
    ['Black African', 'N'],
    ['Black or Black British - Black African', 'N'],
    ['White and Black Caribbean', 'D'],
    ['Mixed - White and Black African', 'E'],
    ['Other Ethnic Groups - Chinese', 'R'],
    ['K: Bangladeshi', 'K'],
    ['Not stated', 'Z'],
    ['Not Stated/Not Known/Invalid', '99'],
  ])('reads %j as %s', (text, code) => {
    expect(ethnicCategory(text)?.code).toBe(code);
  });

  it.each(['I', 'O', 'Q', 'I1', 'Arab', 'White', 'All', ''])('knows no %j', (text) => {
    expect(ethnicCategory(text)).toBeUndefined();
  });

  it('labels M and N so that they are clear on a chart by themselves', () => {
    expect([ethnicCategory('Caribbean')?.label, ethnicCategory('N')?.label]).toEqual([
      'Black Caribbean',
      'Black African',
    ]);
  });

  it.each(['British', 'Irish'])('does not guess %j without its broad group', (text) => {
    expect(ethnicCategory(text)).toBeUndefined();
  });

  it('keeps declined apart from not known', () => {
    expect([ethnicCategory('Z')?.role, ethnicCategory('99')?.role, ethnicCategory('A')?.role]).toEqual([
      'not-stated',
      'unknown',
      'group',
    ]);
  });

  it('prints Chinese under Other, as the 2001 set does', () => {
    expect(ethnicCategory('R')?.broadGroup).toBe('Other ethnic groups');
  });
});

describe('deprivationDecile', () => {
  it.each([
    ['Most deprived decile (IMD2019)', 1, 2019],
    ['Second most deprived decile (IMD2015)', 2, 2015],
    ['Third more deprived decile (IMD2019)', 3, 2019],
    ['Fifth more deprived decile (IMD2019)', 5, 2019],
    ['Fifth less deprived decile (IMD2019)', 6, 2019],
    ['Third less deprived decile (IMD2019)', 8, 2019],
    ['Second least deprived decile (IMD2019)', 9, 2019],
    ['Least deprived decile (IMD2025)', 10, 2025],
    ['3', 3, undefined],
    ['Decile 10', 10, undefined],
    ['01', 1, undefined],
    ['1 - most deprived', 1, undefined],
  ])('reads %j', (text, decile, vintage) => {
    expect(deprivationDecile(text)).toMatchObject({
      code: String(decile),
      decile,
      vintage,
      position: decile,
    });
  });

  it('turns deciles that a publisher counts from the other end', () => {
    expect(deprivationDecile('01 Least deprived')?.code).toBe('10');
    expect(deprivationDecile('10 Most deprived')?.code).toBe('1');
    expect(deprivationDecile('02', '1-least-deprived')?.code).toBe('9');
  });

  it.each(['0', '11', '5 most deprived', 'Fifth decile', ''])('knows no %j', (text) => {
    expect(deprivationDecile(text)).toBeUndefined();
  });
});

describe('ageBand', () => {
  it.each([
    ['25-49 yrs', '25-49'],
    ['50-64 yrs', '50-64'],
    ['25 to 49', '25-49'],
    ['Aged 25 to 49 years', '25-49'],
    ['0_4', '0-4'],
    ['95+', '95+'],
    ['65 and over', '65+'],
    ['over 64', '65+'],
    ['under 18', '0-17'],
    ['7', '7'],
  ])('reads %j', (text, code) => {
    expect(ageBand(text)?.code).toBe(code);
  });

  it('orders bands by their youngest age', () => {
    expect([ageBand('0-4')?.position, ageBand('25-49')?.position]).toEqual([1, 26]);
  });

  it("does not take the paper's 24 to 49 for the published 25 to 49", () => {
    expect(ageBandOf(CERVICAL_SCREENING_AGES, '25-49 yrs')?.label).toBe('25 to 49');
    expect(ageBandOf(CERVICAL_SCREENING_AGES, '24-49 yrs')).toBeUndefined();
  });

  it.each(['All ages', '49-25', 'adults', ''])('knows no %j', (text) => {
    expect(ageBand(text)).toBeUndefined();
  });
});

describe('sex and unknown values', () => {
  it.each([
    ['Female', 'female'],
    ['2', 'female'],
    ['M', 'male'],
    ['9', 'indeterminate'],
    ['X', 'not-known'],
    ['Z', 'not-stated'],
  ])('reads sex %j', (text, code) => {
    expect(sex(text)?.code).toBe(code);
  });

  it('takes Persons for no sex: it is a total', () => {
    expect(sex('Persons')).toBeUndefined();
  });

  it('tells unknown from not stated', () => {
    expect([
      unknownValue('Unknown')?.role,
      unknownValue('Prefer not to say')?.role,
      unknownValue('Newham'),
    ]).toEqual(['unknown', 'not-stated', undefined]);
  });

  it('knows an ONS code by its shape', () => {
    expect([isOnsAreaCode('E92000001'), isOnsAreaCode('E81002')]).toEqual([true, false]);
  });
});
