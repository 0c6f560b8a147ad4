import { describe, expect, it } from '@jest/globals';
import { aimStatus, bindClaim, caption, describeChange, fortnights, parseAim } from './index.js';

// The numbers of Aurelio et al 2024, doi 10.12968/bjhc.2023.0142, and what follows from them by hand.
describe('describeChange', () => {
  it('N1: 67% to 85% is 18 points, 18/67 = 26.9%', () => {
    const change = describeChange(67, 85, 'proportion');
    expect(change.text).toBe('up 18 percentage points (27% higher)');
    expect(change.difference).toBe(18);
    expect(change.relative).toBeCloseTo(26.866, 3);
    expect(describeChange(67, 85, '%').text).toBe(change.text);
  });

  it('N2: 2 to 0.3 a fortnight is 1.7/2 = 85% less', () => {
    expect(describeChange(2, 0.3, 'count per fortnight').text).toBe('down 85%, from 2 to 0.3 a fortnight');
  });

  it('N10: 1.5% to 1.8% is 0.3 points and a fifth more', () => {
    expect(describeChange(1.5, 1.8, '%').text).toBe('up 0.3 percentage points (20% higher)');
  });

  it('says 1 point, no change, and nothing relative from 0', () => {
    expect(describeChange(10, 11, '%').text).toBe('up 1 percentage point (10% higher)');
    expect(describeChange(4, 4, 'count per month').text).toBe('no change');
    expect(describeChange(0, 3, 'count per month').text).toBe('up, from 0 to 3 a month');
  });
});

describe('aimStatus', () => {
  it('N6: 75% less than 2 is 0.5, and 0.3 meets it', () => {
    expect(aimStatus('−75%', 2, 0.3, 'count per fortnight')).toMatchObject({ status: 'met', target: 0.5 });
    expect(aimStatus('−75%', 2, 0.6, 'count per fortnight')).toMatchObject({ status: 'not-met' });
  });

  it('N8: 8% more than 67 is 72.36, 8 points more is 75; both are met by 85', () => {
    expect(aimStatus('+8% relative', 67, 85)).toMatchObject({ status: 'met', target: 72.36 });
    expect(aimStatus('+8 pp', 67, 85)).toMatchObject({ status: 'met', target: 75 });
  });

  it('N8: a plain +8% of a percentage must be asked about', () => {
    expect(aimStatus('+8%', 67, 85, '%')).toEqual({
      status: 'ask',
      question: 'Is that percentage points, or per cent of the start?',
    });
    expect(parseAim('+8%', 'count per month')).toEqual({ kind: 'relative', change: 8 });
  });

  it('N11: a level of 50% is not met at 43%', () => {
    expect(aimStatus({ kind: 'level', level: 50, direction: 'up' }, 43, 43)).toMatchObject({
      status: 'not-met',
    });
  });
});

describe('bindClaim', () => {
  const form = 'count per fortnight' as const;
  const measure = { title: 'Racist incidents', before: { average: 2, form }, after: { average: 0.3, form } };

  it('N3: refuses 92% on data that give 85%, and offers 85%', () => {
    const binding = bindClaim({ value: 92, unit: '%' }, measure);
    expect(binding).toMatchObject({ status: 'refused', offer: '85%' });
    expect(binding.status === 'refused' && binding.message).toBe(
      'Racist incidents: the data give 85%, not 92%.',
    );
  });

  it('binds 85%, and text comes from the data', () => {
    expect(bindClaim({ value: 85, unit: '%' }, measure)).toMatchObject({
      status: 'bound',
      text: 'down 85%, from 2 to 0.3 a fortnight',
    });
  });

  it('C2: does not compare a fortnight with a month', () => {
    const mixed = { ...measure, after: { average: 0.3, form: 'count per month' as const } };
    const attempt = () => bindClaim({ value: 92, unit: '%' }, mixed);
    expect(attempt).toThrow(expect.objectContaining({ code: 'period-mismatch' }));
  });
});

it('N5: 10 August to 21 September 2020 is 42 days, 3 fortnights', () => {
  expect(fortnights('2020-08-10', '2020-09-21')).toBe(3);
});

it('N4: the period of a caption is the measure’s', () => {
  expect(caption({ title: 'Number of racist incidents recorded', period: 'fortnight' })).toBe(
    'Number of racist incidents recorded each fortnight',
  );
});
