import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ChartTypeId, SpcInput } from '../model.js';
import type { ReferenceCase } from '../reference/case-file.js';
import { checkInR } from './check-in-r.js';
import { rText } from './r-text.js';

interface CaseWithDates extends ReferenceCase {
  readonly source: { readonly call: string };
  readonly options: ReferenceCase['options'] & { readonly phaseStartDates?: readonly string[] };
}

const caseOf = (file: string, id: string) =>
  (
    JSON.parse(readFileSync(new URL(`../../reference-data/${file}.json`, import.meta.url), 'utf8')) as {
      cases: CaseWithDates[];
    }
  ).cases.find((each) => each.id === id)!;

const dayOf = (position: number) => new Date(Date.UTC(2024, 0, position)).toISOString().slice(0, 10);

/** A reference case as a measure of ours has it: a day for each row, and dates in place of positions. */
function inputOf(
  { input, options }: ReferenceCase,
  chart: ChartTypeId,
  other: Partial<SpcInput> = {},
): SpcInput {
  const { freezeAfter, phaseStarts = [], exclude = [], multiply = 1 } = options;
  return {
    chart,
    points: input.x.map((_, i) => ({
      start: dayOf(i + 1),
      end: dayOf(i + 2),
      numerator: input.numerator?.[i] ?? null,
      ...(input.denominator ? { denominator: input.denominator[i] ?? null } : {}),
      ...(input.value ? { value: input.value[i] ?? null } : {}),
    })),
    phases: phaseStarts.map((start, i) => ({ start: dayOf(start), name: `Phase ${i + 2}` })),
    ...(freezeAfter === undefined ? {} : { baseline: { start: dayOf(1), end: dayOf(freezeAfter + 1) } }),
    exclusions: exclude.map((at) => ({ start: dayOf(at), end: dayOf(at + 1) })),
    polarity: 'higher-is-better',
    multiplier: multiply,
    ruleSet: { id: 'anhoej', version: '2014' },
    ...other,
  };
}

const script = (input: SpcInput, title = 'Falls') => checkInR(input, { title, about: [] });
/** The numbers of one vector of the script. */
const vectorIn = (text: string, name: string) =>
  new RegExp(String.raw`^${name} <- c\(([^)]*)\)`, 'm')
    .exec(text)![1]!
    .split(',')
    .map((each) => each.trim());

/** Centre line and limits of the script's own table. */
const limitsIn = (text: string): readonly (readonly number[])[] =>
  text
    .split("text = '\n")[1]!
    .split("\n')")[0]!
    .split('\n')
    .slice(1)
    .map((line) => line.split(' ').slice(2).map(Number));

/** A case of Making Data Count, whose dates are those of its months. */
function mdcOf({ input, options }: CaseWithDates, other: Partial<SpcInput>): SpcInput {
  const dates = input.x as readonly string[];
  const next = (i: number) => dates[i + 1] ?? '2100-01-01';
  const { freezeAfter, phaseStartDates = [] } = options;
  return {
    chart: 'i',
    points: dates.map((start, i) => ({ start, end: next(i), value: input.value![i] ?? null })),
    phases: phaseStartDates.map((start, i) => ({ start, name: `Phase ${i + 2}` })),
    ...(freezeAfter === undefined ? {} : { baseline: { start: dates[0]!, end: dates[freezeAfter]! } }),
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: 1,
    ruleSet: { id: 'making-data-count', version: 'nhsrplotthedots-0.2' },
    ...other,
  };
}

describe('a chart as a script in R', () => {
  it.each<[string, ChartTypeId, string]>([
    ['p', 'p', 'p-02'],
    ['p', 'p', 'p-05'],
    ['p', 'p', 'p-06'],
    ['p', 'p', 'p-12'],
    ['p', 'p', 'p-15'],
    ['u', 'u', 'u-02'],
    ['u', 'u', 'u-03'],
    ['u', 'u', 'u-10'],
    ['c', 'c', 'c-02'],
    ['c', 'c', 'c-07'],
    ['i', 'i', 'i-06'],
    ['i', 'i', 'i-18'],
    ['i', 'i', 'i-23'],
    ['i-prime', 'i-prime', 'ip-01'],
  ])('of %s.json, chart %s, holds the call of %s, its data and its limits', (file, chart, id) => {
    const found = caseOf(file, id);
    const text = script(inputOf(found, chart));
    expect(text).toContain(`\nchart <- ${found.source.call}\n`);
    expect(text).toContain('\noptions(qic.screenedmr = TRUE)\n');
    const { numerator, value } = found.input;
    expect(vectorIn(text, 'y').map(Number)).toEqual(numerator ?? value);
    const ours = limitsIn(text);
    // Theirs, of the package itself.
    const { cl, lcl, ucl } = found.expected.series as Record<string, number[]>;
    ours.forEach(([centre, lower, upper], i) => {
      const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
      expect([isClose(centre!, cl![i]!), isClose(lower!, lcl![i]!), isClose(upper!, ucl![i]!)]).toEqual([
        true,
        true,
        true,
      ]);
    });
  });

  it('asks phase by phase where a phase has a baseline, which the package cannot do in one call', () => {
    const input = inputOf(caseOf('i', 'i-23'), 'i', {
      baseline: { start: dayOf(3), end: dayOf(9) },
      phases: [{ start: dayOf(13), name: 'After' }],
      exclusions: [{ start: dayOf(15), end: dayOf(16) }],
    });
    // Points 1 and 2 stand before the baseline of 3 to 8; point 15 is the third of its phase.
    expect(script(input)).toContain(
      'chart <- rbind(\n' +
        "  qic(x[1:12], y[1:12], chart = 'i', freeze = 8, exclude = c(1, 2), return.data = TRUE),\n" +
        `  qic(x[13:${input.points.length}], y[13:${input.points.length}], chart = 'i', exclude = 3, return.data = TRUE)\n` +
        ')\n',
    );
  });

  it.each([
    ['ptd-05', { polarity: 'neither' }],
    ['ptd-07', { polarity: 'lower-is-better', screening: false }],
    ['ptd-33', { targets: [{ value: 52 }] }],
  ] as const)('asks NHSRplotthedots about XmR charts of Making Data Count, as %s', (id, other) => {
    const found = caseOf('nhs-mdc', id);
    const text = script(mdcOf(found, other));
    expect(text).toContain(`\nlibrary(NHSRplotthedots)\n`);
    expect(text).toContain(`\nchart <- ${found.source.call}\n`);
    const { lpl, upl } = found.expected.series as Record<string, number[]>;
    const limits = limitsIn(text);
    expect(limits).toHaveLength(lpl!.length);
    limits.forEach(([, lower, upper], i) => {
      expect(lower).toBeCloseTo(lpl![i]!, 9);
      expect(upper).toBeCloseTo(upl![i]!, 9);
    });
  });

  it('asks qicharts2 where NHSRplotthedots knows no such chart, and says by how much it differs', () => {
    const found = mdcOf(caseOf('nhs-mdc', 'ptd-05'), {});
    const excluded = script({
      ...found,
      exclusions: [{ start: found.points[2]!.start, end: found.points[2]!.end }],
    });
    expect(excluded).toContain('exclude = 3, return.data = TRUE)');
    expect(excluded).toContain('# The limits of this rule set are 2.66 times the mean moving range');
  });

  it('turns screening off in the package too', () => {
    const text = script(inputOf(caseOf('i', 'i-06'), 'i', { screening: false }));
    expect(text).toContain('options(qic.screenedmr = FALSE)\n');
  });

  it('gives a held-back number that is known to lie between two as the number halfway, as the engine does', () => {
    const input = inputOf(caseOf('c', 'c-02'), 'c');
    const points = input.points.map((point, i) =>
      i === 1
        ? {
            ...point,
            numerator: null,
            value: null,
            flags: ['suppressed' as const],
            bounds: { numerator: [1, 7] as const },
          }
        : point,
    );
    const text = script({ ...input, points });
    expect(vectorIn(text, 'y')[1]).toBe('4');
    expect(text).toContain('# Numbers that are held back stand halfway');
  });

  it('gives the values themselves of a moving range chart, and every value of a subgroup', () => {
    const values = [3, 5, 4, 9];
    const points = values.map((value, i) => ({ start: dayOf(i + 1), end: dayOf(i + 2), value }));
    const plain = inputOf(caseOf('i', 'i-06'), 'mr');
    expect(vectorIn(script({ ...plain, points, baseline: undefined! }), 'y')).toEqual(['3', '5', '4', '9']);
    const groups = [
      [1, 2],
      [3, 5],
      [4, 4],
    ].map((own, i) => ({ start: dayOf(i + 1), end: dayOf(i + 2), values: own }));
    const text = script({ ...plain, chart: 'xbar', points: groups, baseline: undefined! });
    expect(vectorIn(text, 'y')).toEqual(['1', '2', '3', '5', '4', '4']);
    expect(text).toContain("chart <- qic(x, y, chart = 'xbar', return.data = TRUE)");
  });

  it('numbers the points of a T chart where two events share a day', () => {
    const days = ['2024-01-03', '2024-01-03', '2024-01-09', '2024-02-01'];
    const points = days.map((day, i) => ({ start: day, end: day, value: [2, 0.5, 5.5, 23][i]! }));
    const input = { ...inputOf(caseOf('i', 'i-06'), 't'), points, phases: [], exclusions: [] };
    const { baseline: _, ...plain } = input;
    const text = script(plain);
    expect(text).toContain('\nx <- seq_len(4)\ny <- c(2, 0.5, 5.5, 23)\n');
    expect(text).toContain("chart <- qic(x, y, chart = 't', return.data = TRUE)");
  });

  it('writes NA for both parts of a number that is held back, and names the gap no other way', () => {
    const input = inputOf(caseOf('p', 'p-02'), 'p');
    const points = input.points.map((point, i) =>
      i === 1 ? { ...point, flags: ['suppressed' as const] } : point,
    );
    const text = script({ ...input, points });
    expect([vectorIn(text, 'y')[1], vectorIn(text, 'n')[1]]).toEqual(['NA', 'NA']);
    expect(text).toContain(`\n${dayOf(2)} NA `);
  });

  it.each([
    'Falls\nsystem("x")',
    'Falls\r\nsystem("x")',
    'Falls\u2028system("x")',
    'Falls\u0085system("x")',
    '# Falls\u000Bsystem("x")',
  ])('keeps the title %j inside its comment', (title) => {
    const input = inputOf(caseOf('c', 'c-02'), 'c', { phases: [{ start: dayOf(10), name: title }] });
    const text = checkInR(input, { title, about: [title] });
    // Every line that a person's words stand in is a comment.
    const lines = text.split(/[\n\r\v\u0085\u2028\u2029]/).filter((line) => line.includes('system'));
    // Title, what it is about, the phase, and that the phase cuts the baseline short.
    expect(lines).toHaveLength(4);
    expect(lines.every((line) => line.startsWith('# '))).toBe(true);
  });
});

describe('a text in R', () => {
  it('cannot end itself', () => {
    expect(rText("O'Brien\\\n")).toBe(String.raw`'O\'Brien\\\u000a'`);
  });
});
