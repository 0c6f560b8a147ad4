/** A stream of random numbers. The same seed and stream give the same numbers on every machine. */
export interface Generator {
  /** A number between 0 and 1, neither included: a multiple of 2⁻⁵² plus half of one. */
  next(): number;
}

// Looked up once: in a test's own context each look at a global takes longer than the sum itself.
const { imul } = Math;
const MASK = 0xffff_ffff_ffff_ffffn;

/** SplitMix64 (Steele, Lea and Flood 2014), with which the authors of xoshiro advise to fill its state. */
function splitMix(seed: bigint): () => bigint {
  let state = seed;
  return () => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn) & MASK;
    return z ^ (z >> 31n);
  };
}

/** The four words of a state: of a seed, and of one of its streams. Both are whole numbers from 0 to 2³² − 1. */
export function stateOf(seed: number, stream: number): [number, number, number, number] {
  const next = splitMix((BigInt(seed) << 32n) | BigInt(stream));
  const [first, second] = [next(), next()];
  const low = (word: bigint) => Number(word & 0xffff_ffffn);
  return [low(first), low(first >> 32n), low(second), low(second >> 32n)];
}

const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));

/**
 * xoshiro128** 1.1: D Blackman and S Vigna, Scrambled linear pseudorandom number generators, ACM Transactions on
 * Mathematical Software 2021, doi 10.1145/3460772. Its period is 2¹²⁸ − 1.
 */
export class Xoshiro128 implements Generator {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor([a, b, c, d]: readonly [number, number, number, number]) {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
  }

  /** 32 random bits, as a whole number from 0. */
  word(): number {
    const word = imul(rotate(imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotate(this.#d, 11);
    return word;
  }

  next(): number {
    const high = this.word() >>> 6;
    const low = this.word() >>> 6;
    return (high * 67_108_864 + low + 0.5) / 4_503_599_627_370_496;
  }
}

/** The stream of that number of the seed. */
export const generator = (seed: number, stream = 0): Generator => new Xoshiro128(stateOf(seed, stream));
