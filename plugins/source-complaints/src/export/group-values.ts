import {
  ageBand,
  type CodeEntry,
  deprivationDecile,
  ethnicCategory,
  sex,
  unknownValue,
} from '@fairshift/codes';
import type { Member } from '@fairshift/plugin-sdk';
import { detach } from '@fairshift/tabular';

/** More values than this are no groups but free text, or numbers of single cases. */
export const MOST_VALUES = 500;
const LENGTHS = 32;
const LONGEST_LABEL = 100;
const NOT_KNOWN: Member = { code: 'not-known', label: 'Not known', role: 'unknown', position: 9_001 };

/** First years of the bands that single years of age are put into. */
const AGE_STARTS = [0, 18, 25, 35, 45, 55, 65, 75, 85];

interface KnownText {
  readonly text: string;
  readonly at: number;
}

/** The groups of one column. A label that no code list knows stays a group of its own; nothing is dropped. */
export class GroupValues {
  readonly members: Member[] = [];
  /** More values than a grouping may have: the column is left out. */
  isTooMany = false;
  /** Single years of age were put into bands. */
  hasBanded = false;
  readonly #byText = new Map<string, KnownText>();
  /** By length: the text of that length that was met last. Comparing two texts costs a tenth of looking one up. */
  readonly #latest: (KnownText | undefined)[] = Array.from({ length: LENGTHS }, () => undefined);
  readonly #byCode = new Map<string, number>();

  constructor(readonly id: string) {}

  /** Which group a cell names, from 0. */
  of(cell: string): number {
    const latest = this.#latest[cell.length % LENGTHS];
    if (latest?.text === cell) return latest.at;
    const known = this.#byText.get(cell);
    if (known === undefined) return this.#take(cell);
    this.#latest[cell.length % LENGTHS] = known;
    return known.at;
  }

  /** Whether a row not long before had this very cell. */
  hasJustMet(cell: string): boolean {
    return this.#latest[cell.length % LENGTHS]?.text === cell;
  }

  #take(cell: string): number {
    const member = this.#member(cell.trim().replace(/\s+/g, ' ').slice(0, LONGEST_LABEL));
    const key = member.code.toLowerCase();
    let at = this.#byCode.get(key);
    if (at === undefined) {
      if (this.members.length >= MOST_VALUES) {
        this.isTooMany = true;
        return 0;
      }
      at = this.members.push(member) - 1;
      this.#byCode.set(key, at);
    }
    if (this.#byText.size < MOST_VALUES * 10) this.#byText.set(detach(cell), { text: detach(cell), at });
    return at;
  }

  #member(text: string): Member {
    if (text === '') return NOT_KNOWN;
    const entry = this.#entry(text) ?? unknownValue(text);
    if (entry === undefined) return { code: detach(text), label: detach(text) };
    const { code, label, role, position } = entry;
    return role === 'unknown' ? NOT_KNOWN : { code, label, role, position };
  }

  #entry(text: string): CodeEntry | undefined {
    if (this.id === 'ethnicity') return ethnicCategory(text);
    if (this.id === 'sex') return sex(text);
    if (this.id === 'deprivation') return deprivationDecile(text);
    return this.id === 'age' ? this.#age(text) : undefined;
  }

  #age(text: string): CodeEntry | undefined {
    const years = /^(\d{1,3})(?: ?(?:y|yrs?|years?))?$/i.exec(text)?.[1];
    if (years === undefined) return ageBand(text);
    this.hasBanded = true;
    const at = AGE_STARTS.findLastIndex((start) => Number(years) >= start);
    const next = AGE_STARTS[at + 1];
    return ageBand(next === undefined ? `${AGE_STARTS[at]}+` : `${AGE_STARTS[at]}-${next - 1}`);
  }
}
