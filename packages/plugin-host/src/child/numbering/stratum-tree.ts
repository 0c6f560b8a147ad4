import type { StratumEntry } from '../../batch.js';

type Branch = (Branch | number | undefined)[];

/** Numbers combinations of groups without making a key: one array step for each stratifier. */
export class StratumTree {
  readonly #root: Branch = [];
  #count = 0;
  #fresh: StratumEntry[] = [];

  constructor(stored: readonly StratumEntry[]) {
    for (const entry of stored) {
      this.#leaf(entry.groupIds)[entry.groupIds.at(-1) ?? 0] = entry.id;
      this.#count++;
    }
  }

  /** The id of a combination; `groupIds` has one id for each stratifier, and is not kept. */
  id(groupIds: ArrayLike<number>): number {
    const leaf = this.#leaf(groupIds);
    const last = groupIds.length === 0 ? 0 : (groupIds[groupIds.length - 1] ?? 0);
    const known = leaf[last] as number | undefined;
    if (known !== undefined) return known;
    const id = ++this.#count;
    leaf[last] = id;
    this.#fresh.push({ id, groupIds: Array.from(groupIds) });
    return id;
  }

  take(): readonly StratumEntry[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #leaf(groupIds: ArrayLike<number>): Branch {
    let branch = this.#root;
    for (let index = 0; index < groupIds.length - 1; index++) {
      const group = groupIds[index] ?? 0;
      let next = branch[group] as Branch | undefined;
      if (next === undefined) branch[group] = next = [];
      branch = next;
    }
    return branch;
  }
}
