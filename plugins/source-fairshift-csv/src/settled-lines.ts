import type { PassOver } from '@fairshift/tabular';

/** More measures than this are looked up one by one, which costs what parsing does. */
const MOST = 8;

/**
 * Passes over lines of measures whose form is known: a file of a million rows has few measures, and only a line
 * that may show something new is worth parsing.
 */
export class SettledLines {
  readonly #names: string[] = [];
  #column = -1;

  /** @param column index of the `measure` column; −1 turns the short cut off */
  begin(column: number): void {
    this.#column = column;
  }

  add(name: string): void {
    if (this.#names.length < MOST && !this.#names.includes(name)) this.#names.push(name);
  }

  readonly passOver: PassOver = (text, start, end, delimiter) => {
    if (this.#column < 0 || this.#names.length === 0) return false;
    let at = start;
    for (let skipped = 0; skipped < this.#column; skipped += 1) {
      at = text.indexOf(delimiter, at) + 1;
      if (at === 0 || at > end) return false;
    }
    for (const name of this.#names) {
      const after = at + name.length;
      if (text.startsWith(name, at) && (after === end || text.startsWith(delimiter, after))) return true;
    }
    return false;
  };
}
