import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  cervicalScreening,
  earlyIntervention,
  healthChecks,
  racistIncidents,
  referrals,
} from './figures.mjs';
import { apportion, demoFiles } from './make-files.mjs';

const sum = (values) => values.reduce((a, b) => a + b, 0);
const rowsOf = (text) => {
  const [heading, ...lines] = text.trim().split('\n');
  const names = heading.split(',');
  // The only commas inside cells are quoted deprivation labels.
  return lines.map((line) => {
    const cells = line
      .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
      .map((each) => each.replace(/,$/, '').replace(/^"|"$/g, ''));
    return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  });
};

describe('the example figures match what the paper gives', () => {
  it('East India ward: from 2 to 0.3 a fortnight, 9 incidents, 10 fortnights after 3', () => {
    const { staff, 'service-user': users } = racistIncidents.affected;
    const fortnights = staff.map((count, index) => count + users[index]);
    expect(fortnights).toHaveLength(13);
    expect(sum(fortnights.slice(0, 3)) / 3).toBe(2);
    expect(sum(fortnights.slice(3)) / 10).toBeCloseTo(0.3, 12);
  });

  it('Tower Hamlets: 114 of 170 is 67.1% and 327 of 385 is 84.9%', () => {
    const { people, ethnicMinority } = earlyIntervention;
    expect([sum(ethnicMinority.slice(0, 6)), sum(people.slice(0, 6))]).toEqual([114, 170]);
    expect([sum(ethnicMinority.slice(12)), sum(people.slice(12))]).toEqual([327, 385]);
  });

  it('Bedford: 54% and 62% at first, 68% and 71% at the end', () => {
    const percent = (age, at) =>
      Math.round((100 * cervicalScreening.ages[age].screened[at]) / cervicalScreening.ages[age].eligible[at]);
    expect([percent('25-49', 0), percent('50-64', 0), percent('25-49', 7), percent('50-64', 7)]).toEqual([
      54, 62, 68, 71,
    ]);
  });

  it('Newham: 1,030 referrals, 26 of them without a known ethnic group', () => {
    expect(sum(referrals.byEthnicity.map(([, count]) => count))).toBe(1030);
  });
});

it('Riverlands: 2,624 of 3,480 people had a health check in 2023 to 2024, at 24 practices that show their count', () => {
  const shown = healthChecks.byPractice.map(([, , last]) => last).filter(([had]) => had !== null);
  expect(shown).toHaveLength(24);
  expect([sum(shown.map(([had]) => had)), sum(shown.map(([, register]) => register))]).toEqual([2624, 3480]);
});

describe('the files that ship', () => {
  it('are what the figures say', () => {
    for (const [name, text] of Object.entries(demoFiles())) {
      expect(readFileSync(new URL(`files/${name}`, import.meta.url), 'utf8')).toBe(text);
    }
  });

  it('lose nobody: every split of Bedford adds up to the same people in each quarter', () => {
    const rows = rowsOf(demoFiles()['bedford-cervical-screening.csv']);
    const splits = [
      'age_band',
      ...Object.keys(cervicalScreening.splits).map((name) => name.replaceAll('-', '_')),
    ];
    for (const split of splits) {
      const last = rows.filter((row) => row[split] && row.period_end === '2023-04-01');
      expect([
        split,
        sum(last.map((row) => +row.numerator)),
        sum(last.map((row) => +row.denominator)),
      ]).toEqual([split, 1858, 2701]);
    }
  });

  it('keep every numerator within its denominator', () => {
    const sound = Object.entries(demoFiles()).filter(([name]) => !name.includes('faults'));
    for (const [, text] of sound) {
      const wrong = rowsOf(text).filter((row) => row.denominator && +row.numerator > +row.denominator);
      expect(wrong).toEqual([]);
    }
  });
});

describe('apportion', () => {
  it('gives whole parts that add up to the whole', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(31, [62, 37, 1])).toEqual([19, 12, 0]);
  });
});

it('the pages know each of the paper’s files, so that no other figures are said to be the paper’s', () => {
  const known = readFileSync(new URL('../../packages/contracts/src/example.ts', import.meta.url), 'utf8');
  const folder = new URL('files/', import.meta.url);
  const invented = ['riverlands-health-checks.csv'];
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv') && !invented.includes(name));
  const hashOf = (name) =>
    createHash('sha256')
      .update(readFileSync(new URL(name, folder)))
      .digest('hex');
  expect(files.filter((name) => !known.includes(hashOf(name)))).toEqual([]);
  expect(known.match(/[0-9a-f]{64}/g)).toHaveLength(files.length);
});
