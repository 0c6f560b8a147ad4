import type { Cell } from '@fairshift/plugin-sdk';

/** A value that is legal and not numbered yet. */
export const NEW = -1;
/** A value that cannot stand in this dimension. */
export const ILLEGAL = -2;

/**
 * Small numbers for the values of one dimension, in order of first appearance. Looking a value up
 * makes no object; only a value seen for the first time is checked.
 */
export abstract class CodeBook<Entry extends { readonly id: number }> {
  /** Every spelling that was met, the number 1 and the text "1" too. */
  readonly #byCell = new Map<Cell | undefined, number>();
  readonly #byCode = new Map<string, number>();
  #fresh: Entry[] = [];

  /** Puts back what an earlier attempt has stored. */
  protected restore(code: string, id: number): void {
    this.#byCode.set(code, id);
  }

  /** The id of a cell, `NEW` or `ILLEGAL`. */
  find(cell: Cell | undefined): number {
    const known = this.#byCell.get(cell);
    if (known !== undefined) return known;
    const code = this.codeOf(cell);
    if (code === undefined) return ILLEGAL;
    const same = this.#byCode.get(code);
    if (same === undefined) return NEW;
    if (this.keeps) this.#byCell.set(cell, same);
    return same;
  }

  /** Numbers a cell for which `find` gave `NEW`. */
  add(cell: Cell | undefined): number {
    const code = this.codeOf(cell) ?? '';
    const id = this.#byCode.size + 1;
    this.#fresh.push(this.makeEntry(id, code));
    this.#byCode.set(code, id);
    if (this.keeps) this.#byCell.set(cell, id);
    return id;
  }

  has(code: string): boolean {
    return this.#byCode.has(code);
  }

  /** Entries since the last call. */
  take(): readonly Entry[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  /** False where nearly every cell is spelt differently, such as instants. */
  protected get keeps(): boolean {
    return true;
  }

  /** The one spelling of a cell's value, or undefined when it is illegal. */
  protected abstract codeOf(cell: Cell | undefined): string | undefined;
  protected abstract makeEntry(id: number, code: string): Entry;
}
