import type { Generator } from './generator.js';

/** How likely each count is: of `least`, `least + 1` and so on. What is left out has less than 10⁻¹⁹ of the likeliest. */
export interface CountTable {
  readonly least: number;
  /** Chance of at most that count. The last is 1. */
  readonly cumulative: Float64Array;
  /** Where to start to look, by the first digits of a random number. */
  readonly guide: Int32Array;
}

const NEGLIGIBLE = 1e-20;

/** Chances on one side of the likeliest count, as multiples of its own, from `mode` outwards. */
function outwards(mode: number, step: 1 | -1, ratio: (count: number) => number): number[] {
  const terms: number[] = [];
  let term = 1;
  for (let count = mode; ; count += step) {
    term *= ratio(count);
    if (!(term > NEGLIGIBLE)) return terms;
    terms.push(term);
  }
}

/**
 * From the ratios of neighbouring chances, so that no factorial is needed.
 * Guide tables: H C Chen and Y Asau, On generating random variates from an empirical distribution, AIIE Transactions 1974.
 */
function tableOf(mode: number, up: (count: number) => number, down: (count: number) => number): CountTable {
  const below = outwards(mode, -1, down).toReversed();
  const terms = [...below, 1, ...outwards(mode, 1, up)];
  const total = terms.reduce((sum, term) => sum + term, 0);
  const cumulative = new Float64Array(terms.length);
  let sum = 0;
  terms.forEach((term, i) => {
    sum += term;
    cumulative[i] = sum / total;
  });
  cumulative[terms.length - 1] = 1;
  const guide = new Int32Array(terms.length);
  let at = 0;
  for (let i = 0; i < guide.length; i += 1) {
    while ((cumulative[at] ?? 1) <= i / guide.length) at += 1;
    guide[i] = at;
  }
  return { least: mode - below.length, cumulative, guide };
}

/** Cases among `of` people, each a case with the chance `chance`, from 0 to 1. `of` is a whole number. */
export function binomialTable(of: number, chance: number): CountTable {
  const mode = Math.min(of, Math.floor((of + 1) * chance));
  const odds = chance / (1 - chance);
  return tableOf(
    mode,
    (k) => (k >= of ? 0 : ((of - k) / (k + 1)) * odds),
    (k) => (k <= 0 ? 0 : k / (of - k + 1) / odds),
  );
}

/** Events of which `mean` are expected. */
export const poissonTable = (mean: number): CountTable =>
  tableOf(
    Math.floor(mean),
    (k) => mean / (k + 1),
    (k) => (k <= 0 ? 0 : k / mean),
  );

/** One count by inversion: the least that is not below the random number. */
export function drawCount({ least, cumulative, guide }: CountTable, random: Generator): number {
  const u = random.next();
  let at = guide[Math.floor(u * guide.length)] ?? 0;
  while ((cumulative[at] ?? 1) <= u) at += 1;
  return least + at;
}

/** Chance of that count. */
export function chanceOf({ least, cumulative }: CountTable, count: number): number {
  const at = count - least;
  const upTo = cumulative[at];
  if (upTo === undefined) return 0;
  return upTo - (cumulative[at - 1] ?? 0);
}
