import { notApplicable, type Check, type Outcome } from '../../check.js';
import type { Finding } from '../../report.js';
import { firstReading, type RunCase, type SourceSubject } from '../../subject/source-subject.js';
import { eachCase, NO_CASE } from './asks-nothing.js';

const REPEATABLE = new Set(['individual', 'event']);

async function rows(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  const reading = await firstReading(subject, each);
  const faults: Finding[] = [];
  if (reading.keys.length === 0)
    faults.push({ what: `${each.name} gives no row.`, change: 'Let read() give the rows of the fixture.' });
  const allowed = each.expect?.problems ?? 0;
  if (reading.problemCount !== allowed) {
    const first = reading.problems[0];
    const where = first === undefined ? '' : ` The first is in row ${first.row}: ${first.message}`;
    faults.push({
      what: `${each.name} has ${reading.problemCount} rows that are refused; ${allowed} are expected.${where}`,
      change:
        'Correct the source or the fixture, or say in fixtures/conform.json how many problems are right.',
    });
  }
  if ((reading.provenance ?? []).length === 0)
    faults.push({
      what: `The rows of ${each.name} do not say where they come from.`,
      change: 'Give each "rows" event a provenance with retrievedAt.',
    });
  return [...faults, ...twice(each.name, reading.keys, reading.kinds)];
}

function twice(
  name: string,
  keys: readonly string[],
  kinds: ReadonlyMap<string, string>,
): readonly Finding[] {
  const seen = new Set<string>();
  for (const key of keys) {
    const column = key.slice(0, key.indexOf('|'));
    if (seen.has(key) && !REPEATABLE.has(kinds.get(column) ?? ''))
      return [
        {
          what: `${name} gives two figures for the same thing: ${key}.`,
          change: 'Give each combination of the key once, or add the dimension that tells the rows apart.',
        },
      ];
    seen.add(key);
  }
  return [];
}

export const reads: Check<SourceSubject> = {
  id: 'data-source/1/4',
  title: 'Every row of the fixtures is read, and fits what was promised',
  badge: 'conforms',
  why: 'A row that does not fit is refused in front of the person who brought the file.',
  run: async (subject) =>
    subject.cases.length === 0
      ? [{ what: 'No fixture was read.', change: NO_CASE }]
      : eachCase(subject, (each) => rows(subject, each)),
};

async function counted(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  const { expect } = each;
  if (expect === undefined)
    return notApplicable('fixtures/conform.json does not say what somebody else has counted.');
  const reading = await firstReading(subject, each);
  const faults: Finding[] = [];
  const differs = (what: string, wanted: number, found: number | undefined) => {
    if (found === undefined || Math.abs(found - wanted) > 1e-9 * Math.max(1, Math.abs(wanted)))
      faults.push({
        what: `${each.name}: ${what} is ${found ?? 'not there'}; counted by ${expect.countedBy} it is ${wanted}.`,
        change: 'Find out which of the two is right, and mend the other.',
      });
  };
  if (expect.rows !== undefined) differs('the number of rows', expect.rows, reading.rowsDone);
  for (const [column, wanted] of Object.entries(expect.sums ?? {})) {
    const sum = reading.sums.get(column);
    const parts = typeof wanted === 'number' ? { numerator: wanted } : wanted;
    differs(`the sum of "${column}"`, parts.numerator, sum?.numerator);
    if (parts.denominator !== undefined)
      differs(`the denominator of "${column}"`, parts.denominator, sum?.denominator);
  }
  return faults;
}

export const countedByOthers: Check<SourceSubject> = {
  id: 'data-source/1/evidence',
  title: 'Totals equal a count that does not come from the plugin',
  badge: 'verified',
  why: 'A source that reads a wrong column is quick, tidy and wrong.',
  run: (subject) => eachCase(subject, (each) => counted(subject, each)),
};
