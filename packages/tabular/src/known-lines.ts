import { detach } from './detach.js';
import type { PassOver } from './passed-over.js';

/** A column that matters: by what its cells say, or only by whether they say anything. */
export interface KnownColumn {
  /** Index, from 0. */
  readonly at: number;
  readonly by: 'text' | 'presence';
}

/** A file in which more is different than this is parsed whole. */
const MOST = 5_000;
/** Characters that are surely no space. */
const [FIRST_SIGN, LAST_SIGN] = [33, 126];
const SEPARATOR = '\u001f';

/**
 * Passes over lines that say nothing new: a pass that only collects the different values of a few columns of a large file
 * needs not parse its other cells, nor the same values again.
 */
export class KnownLines {
  #columns: readonly KnownColumn[] = [];
  readonly #known = new Set<string>();

  /** Nothing is passed over before; columns that a file does not have (−1) do not matter. */
  begin(columns: readonly KnownColumn[]): void {
    this.#columns = columns.filter(({ at }) => at >= 0).toSorted((x, y) => x.at - y.at);
  }

  /** From now on lines with the same cells as this record say nothing new. */
  add(record: readonly string[]): void {
    if (this.#known.size >= MOST) return;
    let key = '';
    for (const [index, { at, by }] of this.#columns.entries()) {
      key += (index > 0 ? SEPARATOR : '') + part(record[at] ?? '', by);
    }
    if (!this.#known.has(key)) this.#known.add(detach(key));
  }

  readonly passOver: PassOver = (text, start, end, delimiter) => {
    const last = this.#columns.length - 1;
    if (last < 0 || this.#known.size === 0) return false;
    const mark = delimiter.charCodeAt(0);
    let key = '';
    let wanted = 0;
    let column = 0;
    let from = start;
    // Not by indexOf: in a line without delimiters it would search through all lines behind it, again and again.
    for (let at = start; at <= end; at += 1) {
      if (at < end && text.charCodeAt(at) !== mark) continue;
      const { at: index, by } = this.#columns[wanted]!;
      if (column === index) {
        key += partOf(text, from, at, by);
        if (wanted === last) return this.#known.has(key);
        key += SEPARATOR;
        wanted += 1;
      }
      column += 1;
      from = at + 1;
    }
    return false;
  };
}

const part = (cell: string, by: KnownColumn['by']): string =>
  by === 'text' ? cell : cell.trim() === '' ? '' : '1';

function partOf(text: string, from: number, to: number, by: KnownColumn['by']): string {
  if (by === 'presence') {
    if (from === to) return '';
    const first = text.charCodeAt(from);
    if (first >= FIRST_SIGN && first <= LAST_SIGN) return '1';
  }
  return part(text.slice(from, to), by);
}
