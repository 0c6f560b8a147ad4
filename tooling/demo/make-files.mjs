// Writes tooling/demo/files from figures.mjs: `node tooling/demo/make-files.mjs`. The files are committed, so
// that a person can open them; a test says when they differ from the figures.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  cervicalScreening,
  earlyIntervention,
  healthChecks,
  racistIncidents,
  referrals,
} from './figures.mjs';

const DAY_MS = 86_400_000;
const iso = (date) => date.toISOString().slice(0, 10);
const plusDays = (start, days) => iso(new Date(Date.parse(start) + days * DAY_MS));
const plusMonths = (start, months) => {
  const date = new Date(`${start}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return iso(date);
};
const fortnight = (index) => [
  plusDays(racistIncidents.firstMonday, index * 14),
  plusDays(racistIncidents.firstMonday, index * 14 + 14),
];
const month = (index) => [
  plusMonths(earlyIntervention.firstMonth, index),
  plusMonths(earlyIntervention.firstMonth, index + 1),
];
const quarter = (index) => [
  plusMonths(cervicalScreening.firstQuarter, index * 3),
  plusMonths(cervicalScreening.firstQuarter, index * 3 + 3),
];

const sum = (values) => values.reduce((a, b) => a + b, 0);

/**
 * Splits a whole number in given shares without losing anybody: whole parts first, then the largest remainders.
 * @param {number} total
 * @param {number[]} shares any positive scale
 */
export function apportion(total, shares) {
  const all = sum(shares);
  const exact = shares.map((share) => (total * share) / all);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((value, index) => [value - Math.floor(value), index])
    .toSorted((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let left = total - sum(parts), i = 0; left > 0; left -= 1, i += 1) parts[order[i][1]] += 1;
  return parts;
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : String(text));
function csv(stratifiers, rows) {
  const headings = [
    'period_start',
    'period_end',
    'place_code',
    'place_name',
    ...stratifiers,
    'measure',
    'numerator',
    'denominator',
    'value',
    'flags',
  ];
  const lines = rows.map((row) => headings.map((heading) => cell(row[heading] ?? '')).join(','));
  return `${[headings.join(','), ...lines].join('\n')}\n`;
}
const row = ([start, end], place, measure, counts, strata = {}) => ({
  period_start: start,
  period_end: end,
  place_code: place[0],
  place_name: place[1],
  measure,
  ...counts,
  ...strata,
});

/** A: counted events, one row a fortnight and group, zeros written out. */
function eastIndiaWard() {
  const place = ['EXW01', 'East India ward'];
  const groups = Object.entries(racistIncidents.affected);
  const rows = groups[0][1].flatMap((_, index) =>
    groups.map(([affected, counts]) =>
      row(
        fortnight(index),
        place,
        'Racist incidents',
        { numerator: counts[index] },
        { affected_group: affected === 'staff' ? 'Staff' : 'Service users' },
      ),
    ),
  );
  return csv(['affected_group'], rows);
}

/** B: one row a month for everybody, and one for each gender and each age band. */
function towerHamlets() {
  const place = ['EXT01', 'Tower Hamlets early intervention'];
  const measure = 'Starters from an ethnic minority';
  const splits = {
    gender: [
      ['Men', 62],
      ['Women', 37],
      ['Not known', 1],
    ],
    age_band: [
      ['18 to 24', 52],
      ['25 to 35', 48],
    ],
  };
  const { people, ethnicMinority } = earlyIntervention;
  const rows = people.flatMap((denominator, index) => {
    const all = row(month(index), place, measure, { numerator: ethnicMinority[index], denominator });
    const parts = Object.entries(splits).flatMap(([stratifier, groups]) => {
      const shares = groups.map(([, share]) => share);
      const n = apportion(denominator, shares);
      const x = apportion(ethnicMinority[index], n);
      return groups.map(([label], i) =>
        row(month(index), place, measure, { numerator: x[i], denominator: n[i] }, { [stratifier]: label }),
      );
    });
    return [all, ...parts];
  });
  return csv(Object.keys(splits), rows);
}

/** C: eight quarters by age, and the last quarter's other splits carried back in the same shares. */
function bedford() {
  const place = ['EXP01', 'Bedford practice'];
  const measure = 'Up to date with cervical screening';
  const { ages, splits } = cervicalScreening;
  const quarters = ages['25-49'].eligible.map((_, index) => index);
  const byAge = quarters.flatMap((index) =>
    Object.entries(ages).map(([age, { eligible, screened }]) =>
      row(
        quarter(index),
        place,
        measure,
        { numerator: screened[index], denominator: eligible[index] },
        { age_band: age.replace('-', ' to ') },
      ),
    ),
  );
  const bySplit = quarters.flatMap((index) => {
    const eligible = sum(Object.values(ages).map((age) => age.eligible[index]));
    const screened = sum(Object.values(ages).map((age) => age.screened[index]));
    return Object.entries(splits).flatMap(([stratifier, groups]) => {
      const n = apportion(
        eligible,
        groups.map(([, people]) => people),
      );
      const x = apportion(
        screened,
        groups.map(([, , upToDate]) => upToDate),
      );
      const column = stratifier.replaceAll('-', '_');
      return groups.map(([label], i) =>
        row(
          quarter(index),
          place,
          measure,
          { numerator: Math.min(x[i], n[i]), denominator: n[i] },
          { [column]: label },
        ),
      );
    });
  });
  return csv(
    ['age_band', ...Object.keys(splits).map((name) => name.replaceAll('-', '_'))],
    [...byAge, ...bySplit],
  );
}

/** D: one year of referrals by ethnic category. */
function newham() {
  const place = ['EXT02', 'Newham psychological therapies'];
  const rows = referrals.byEthnicity.map(([label, count]) =>
    row(referrals.year, place, 'Referrals', { numerator: count }, { ethnicity: label }),
  );
  return csv(['ethnicity'], rows);
}

/** E: one row a year and practice; a count of 1 to 7 is held back. */
function riverlands() {
  const place = ['EXB01', 'Riverlands'];
  const rows = healthChecks.byPractice.flatMap(([practice, ...years]) =>
    years.map(([had, register], index) =>
      row(
        [plusMonths(healthChecks.firstYear, index * 12), plusMonths(healthChecks.firstYear, index * 12 + 12)],
        place,
        'Annual health checks',
        {
          numerator: had ?? '',
          denominator: register,
          ...(had === null ? { flags: 'numerator:suppressed[1-7]' } : {}),
        },
        { practice },
      ),
    ),
  );
  return csv(['practice'], rows);
}

/**
 * The Bedford file as somebody might really send it: a byte order mark, semicolons, and three rows that cannot be
 * used. For trying out how an import tells what is wrong.
 */
function bedfordWithFaults() {
  const lines = bedford().trimEnd().split('\n');
  const faults = [
    [2, (line) => line.replace(',1053,1950,', ',1953,1950,')],
    [7, (line) => line.replace(',448,713,', ',many,713,')],
    [8, (line) => line.replace('2022-04-01', '2022-03-32')],
  ];
  for (const [row, spoil] of faults) lines[row - 1] = spoil(lines[row - 1]);
  const semicolons = lines.map((line) =>
    line.replace(/"[^"]*"|,/g, (part) => (part === ',' ? ';' : part.slice(1, -1))),
  );
  return `\uFEFF${semicolons.join('\r\n')}\r\n`;
}

/** File name → text. */
export const demoFiles = () => ({
  'east-india-ward-racist-incidents.csv': eastIndiaWard(),
  'tower-hamlets-early-intervention.csv': towerHamlets(),
  'bedford-cervical-screening.csv': bedford(),
  'newham-referrals-by-ethnicity.csv': newham(),
  'riverlands-health-checks.csv': riverlands(),
  'bedford-cervical-screening-with-faults.csv': bedfordWithFaults(),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'files');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(demoFiles())) writeFileSync(path.join(folder, name), text);
}
