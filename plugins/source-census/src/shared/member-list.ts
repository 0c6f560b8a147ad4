import type { Member } from '@fairshift/plugin-sdk';

/** The values of one dimension; each is announced once, before the first row that uses it. */
export class MemberList {
  readonly #known = new Set<string>();
  #fresh: Member[] = [];

  has(code: string): boolean {
    return this.#known.has(code);
  }

  add(member: Member): void {
    if (this.#known.has(member.code)) return;
    this.#known.add(member.code);
    this.#fresh.push(member);
  }

  take(): readonly Member[] {
    const members = this.#fresh;
    this.#fresh = [];
    return members;
  }
}

/** The new values of several dimensions, for those that have any. */
export function* takeFresh(lists: Iterable<readonly [dimension: string, list: MemberList]>) {
  for (const [dimension, list] of lists) {
    const members = list.take();
    if (members.length > 0) yield { dimension, members };
  }
}
