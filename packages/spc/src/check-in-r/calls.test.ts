import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { ChartTypeId, Polarity } from '../model.js';
import type { ReferenceCase } from '../reference/case-file.js';
import { ptdCall, qicCall } from './calls.js';

interface CaseWithCall extends ReferenceCase {
  readonly source: { readonly call: string; readonly optionScreenedMr?: boolean };
  readonly options: ReferenceCase['options'] & { readonly phaseStartDates?: readonly string[] };
}

/** The calls that the packages were really run with; see reference-data/README.md. */
const casesOf = (name: string) =>
  (
    JSON.parse(readFileSync(new URL(`../../reference-data/${name}.json`, import.meta.url), 'utf8')) as {
      cases: CaseWithCall[];
    }
  ).cases;

/** R writes a number in all its 17 digits: `0.080000000000000002` is 0.08. */
const shortNumbers = (call: string) => call.replaceAll(/\b\d+\.\d{16,}\b/g, (text) => String(Number(text)));

describe.each<[string, ChartTypeId, number]>([
  ['p', 'p', 17],
  ['p-prime', 'p-prime', 8],
  ['u', 'u', 12],
  ['u-prime', 'u-prime', 6],
  ['c', 'c', 8],
  ['i', 'i', 26],
  ['i-prime', 'i-prime', 1],
  ['mr', 'mr', 5],
  ['xbar', 'xbar', 6],
  ['s', 's', 6],
  ['g', 'g', 6],
  ['t', 't', 7],
  ['run', 'run', 23],
])('the call of qic for %s.json', (name, chart, total) => {
  it(`is the one of all ${total} cases`, () => {
    const cases = casesOf(name);
    expect(cases).toHaveLength(total);
    for (const { id, input, options, source } of cases) {
      const { multiply, target, ...others } = options;
      const call = qicCall({
        ...others,
        chart,
        hasDenominator: input.denominator !== undefined,
        ...(multiply === undefined ? {} : { multiply }),
        ...(target === undefined ? {} : { target }),
      });
      expect([id, call]).toEqual([id, shortNumbers(source.call)]);
    }
  });
});

describe('the call of ptd_spc', () => {
  const POLARITY: Readonly<Record<string, Polarity>> = {
    increase: 'higher-is-better',
    decrease: 'lower-is-better',
    neutral: 'neither',
  };

  it('is the one of all 47 cases', () => {
    const cases = casesOf('nhs-mdc');
    expect(cases).toHaveLength(47);
    for (const { id, options, source } of cases) {
      const { screenMovingRanges = true, improvementDirection = 'neutral' } = options;
      const call = ptdCall({ ...options, screenMovingRanges, polarity: POLARITY[improvementDirection]! });
      expect([id, call]).toEqual([id, shortNumbers(source.call)]);
    }
  });
});
