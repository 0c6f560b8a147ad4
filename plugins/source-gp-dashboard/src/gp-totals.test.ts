import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Row } from '@fairshift/plugin-sdk';
import { qofPracticeMap, qofPrevalence, registeredPatients } from './index.js';
import { fixture, run } from './test-run.js';

/** Counted by fixtures/count-gp.py, which shares nothing with the importer. */
interface Register {
  readonly practices: number;
  readonly register: number;
  readonly list: number;
  readonly zero: number;
}
interface Counted {
  readonly records: number;
  readonly places: number;
  readonly patients?: number;
  readonly commissioners?: Readonly<Record<string, number>>;
  readonly registers?: Readonly<Record<string, Register>>;
  readonly [of: string]: unknown;
}
const counted = JSON.parse(new TextDecoder().decode(fixture('counts-gp.json'))) as Record<string, Counted>;
const SCRIPT = fileURLToPath(new URL('../fixtures/count-gp.py', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../../../shared/samples', import.meta.url));

const REGISTERED = 'gp-reg-pat-prac-all-jan-2021.csv';
const PREVALENCE = 'PREVALENCE_2223.csv';
const MAP = 'MAPPING_NHS_GEOGRAPHIES_2223.csv';
const YEAR = '2022-04-01/2023-04-01';

const sources = {
  [REGISTERED]: (bytes: Uint8Array) => run(registeredPatients, bytes, '', 'registered-patients'),
  [PREVALENCE]: (bytes: Uint8Array) => run(qofPrevalence, bytes, YEAR, 'prevalence'),
  [MAP]: (bytes: Uint8Array) => run(qofPracticeMap, bytes, YEAR, 'practice-map'),
};
type Name = keyof typeof sources;

const sumOf = (rows: readonly Row[], id: string) =>
  rows.reduce((sum, { cells }) => sum + Number(cells[id] ?? 0), 0);

function by(rows: readonly Row[], dimension: string, measure: string): Record<string, number> {
  const out: Record<string, number> = {};
  for (const { cells } of rows)
    out[String(cells[dimension])] = (out[String(cells[dimension])] ?? 0) + Number(cells[measure]);
  return out;
}

function registersOf(rows: readonly Row[]): Record<string, Register> {
  const ids = new Set(
    rows.flatMap(({ cells }) => Object.keys(cells).filter((id) => id.endsWith('-register'))),
  );
  const of = (id: string) => rows.filter(({ cells }) => id in cells);
  return Object.fromEntries(
    [...ids].map((id) => {
      const name = id.replace(/-register$/, '');
      return [
        name,
        {
          practices: of(id).length,
          register: sumOf(rows, id),
          list: sumOf(rows, `${name}-list`),
          zero: of(id).filter(({ cells }) => cells[id] === 0).length,
        },
      ];
    }),
  );
}

/** The importer's own count, in the form of counts-gp.json. */
function countOf(name: Name, rows: readonly Row[]): object {
  const places = new Set(rows.map(({ cells }) => cells['place'])).size;
  if (name === REGISTERED)
    return { places, patients: sumOf(rows, 'patients'), commissioners: by(rows, 'commissioner', 'patients') };
  if (name === PREVALENCE) return { places, registers: registersOf(rows) };
  const belongs = ['pcn', 'sub-icb', 'icb', 'region'].map((id) => [id, by(rows, id, 'practices')]);
  return { places, ...Object.fromEntries(belongs) };
}

async function expectTotals(name: Name, bytes: Uint8Array, wanted: Counted | undefined): Promise<void> {
  const { rows, events, problems } = await sources[name](bytes);
  const { records, ...totals } = wanted!;
  expect(problems).toEqual([]);
  expect(events.at(-1)).toEqual({
    type: 'file',
    encoding: 'utf-8',
    rows: { read: records, notes: 0, refused: 0 },
  });
  expect(countOf(name, rows)).toEqual(totals);
}

function countByPython(folder: string): typeof counted | undefined {
  const { error, status, stdout, stderr } = spawnSync('python3', [SCRIPT, folder], { encoding: 'utf8' });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as typeof counted;
}

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const hasPython = countByPython(FIXTURES) !== undefined;
if (!hasPython) process.stderr.write('SKIPPED: fixtures/count-gp.py, because there is no python3 here.\n');

describe('totals equal an independent count', () => {
  it.each(Object.keys(sources) as Name[])('%s', async (name) => {
    await expectTotals(name, fixture(name), counted[name]);
  });

  it('shows one more patient in one practice as exactly that', async () => {
    const text = new TextDecoder().decode(fixture(REGISTERED)).replace(',ALL,ALL,9724', ',ALL,ALL,9725');
    const { rows } = await sources[REGISTERED](new TextEncoder().encode(text));
    expect(sumOf(rows, 'patients')).toBe(Number(counted[REGISTERED]?.patients) + 1);
  });

  (hasPython ? it : it.skip)('and the count still gives what was committed', () => {
    expect(countByPython(FIXTURES)).toEqual(counted);
  });
});

/** The whole samples, on a machine that has them; the fixtures are cuts of them. */
const whole = {
  [REGISTERED]: `${SAMPLES}/gp-registered-patients/${REGISTERED}`,
  [PREVALENCE]: `${SAMPLES}/qof/${PREVALENCE}`,
  [MAP]: `${SAMPLES}/qof/${MAP}`,
};
(existsSync(whole[PREVALENCE]) ? describe : describe.skip)('the whole samples', () => {
  // Counted with awk: awk -F, 'NR>1{n++;r+=$3;l+=$5} END{print n,r,l}' PREVALENCE_2223.csv, and so on.
  it('hold what awk counts', async () => {
    const bytes = (name: Name) => new Uint8Array(readFileSync(whole[name]));
    const prevalence = registersOf((await sources[PREVALENCE](bytes(PREVALENCE))).rows);
    const all = Object.values(prevalence);
    const sum = (part: keyof Register) => all.reduce((total, each) => total + each[part], 0);
    expect([sum('practices'), sum('register'), sum('list')]).toEqual([3780, 1107166, 36953571]);
    const { rows } = await sources[MAP](bytes(MAP));
    expect(by(rows, 'icb', 'practices')).toEqual({ QMF: 267, QHG: 93 });
  });
});
