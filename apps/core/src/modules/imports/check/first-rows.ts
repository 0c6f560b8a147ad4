/** Bits for each part of a key. A file with larger ids goes unchecked here; the finish of an import still refuses it. */
const PLACE_BITS = 25;
const PERIOD_BITS = 15;
const LOW_STRATUM_BITS = 32 - PLACE_BITS;
const STRATUM_BITS = LOW_STRATUM_BITS + 32 - PERIOD_BITS;
const LOW_STRATUM = (1 << LOW_STRATUM_BITS) - 1;

/** Tables of one column: each grows on its own, so that little stands twice in memory while one does. */
const SHARDS = 16;
const FIRST_SLOTS = 64;
const MOST_FILLED = 3 / 4;
/** Place with low bits of the stratum; period with its high bits; row + 1, where 0 means that the slot is empty. */
const WORDS = 3;

/** Which row was the first to say something about a place, period and stratum: 16 bytes and more for each. */
export class FirstRows {
  readonly #shards: Shard[] = [];

  /** Notes a row, unless an earlier one has the same ids: then gives that one. Called for every observation. */
  note(place: number, period: number, stratum: number, row: number): number | undefined {
    if (place >= 2 ** PLACE_BITS || stratum >= 2 ** STRATUM_BITS) return undefined;
    const first = place | ((stratum & LOW_STRATUM) << PLACE_BITS);
    const second = period | ((stratum >>> LOW_STRATUM_BITS) << PERIOD_BITS);
    const hash = mix(first, second);
    const shard = (this.#shards[hash & (SHARDS - 1)] ??= new Shard());
    return shard.note(first, second, hash >>> 4, row);
  }
}

/** An open-addressing table of exact keys. */
class Shard {
  #slots = new Int32Array(FIRST_SLOTS * WORDS);
  #mask = FIRST_SLOTS - 1;
  #size = 0;

  note(first: number, second: number, hash: number, row: number): number | undefined {
    const slots = this.#slots;
    let at = (hash & this.#mask) * WORDS;
    for (; slots[at + 2] !== 0; at = at + WORDS === slots.length ? 0 : at + WORDS) {
      if (slots[at] === first && slots[at + 1] === second) return slots[at + 2]! - 1;
    }
    slots[at] = first;
    slots[at + 1] = second;
    slots[at + 2] = row + 1;
    this.#size++;
    if (this.#size > (this.#mask + 1) * MOST_FILLED) this.#grow();
    return undefined;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.#size = 0;
    for (let at = 0; at < old.length; at += WORDS) {
      const [first, second, row] = [old[at]!, old[at + 1]!, old[at + 2]!];
      if (row !== 0) this.note(first, second, mix(first, second) >>> 4, row - 1);
    }
  }
}

/** Spreads two words over 32 bits (the finaliser of MurmurHash3, public domain). */
function mix(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
