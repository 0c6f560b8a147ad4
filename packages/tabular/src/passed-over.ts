/** Says of one line (without its line end) that nobody needs to see its cells. */
export type PassOver = (text: string, start: number, end: number, delimiter: string) => boolean;

export interface Kept {
  /** The lines that were not passed over, each with its line end. */
  readonly text: string;
  /** How many were. */
  readonly passed: number;
}

/** Whether a quote opens or closes a cell, or stands in one for itself: none of these is in the middle of a bare cell. */
function isAtEdge(text: string, at: number, delimiter: string): boolean {
  const [before, after] = [text[at - 1] ?? '\n', text[at + 1] ?? '\n'];
  const isEdge = (sign: string) => sign === delimiter || sign === '"' || sign === '\n';
  return isEdge(before) || isEdge(after);
}

/**
 * Leaves lines out of a text. Of a line with quotes only the cells before the first one are shown; everything behind a line
 * with an odd number of quotes, or with one in the middle of a cell, is kept: a line may be in the middle of a record there.
 */
export function keepLines(text: string, delimiter: string, passOver: PassOver): Kept {
  const pieces: string[] = [];
  let passed = 0;
  let keptFrom = -1;
  let quote = text.indexOf('"');
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const first = quote < end ? quote : -1;
    let quotes = 0;
    let areAtEdges = true;
    for (; quote >= 0 && quote < end; quote = text.indexOf('"', quote + 1)) {
      quotes += 1;
      areAtEdges &&= isAtEdge(text, quote, delimiter);
    }
    const isWhole = quotes % 2 === 0 && areAtEdges;
    const shownEnd = first < 0 ? end : first - 1;
    const isShown = first < 0 || (isWhole && shownEnd > start && text[shownEnd] === delimiter);
    if (isShown && passOver(text, start, shownEnd, delimiter)) {
      if (keptFrom >= 0) pieces.push(text.slice(keptFrom, start));
      keptFrom = -1;
      passed += 1;
    } else if (keptFrom < 0) {
      keptFrom = start;
    }
    if (!isWhole) break;
    start = end + 1;
  }
  if (keptFrom >= 0) pieces.push(text.slice(keptFrom));
  return { text: pieces.join(''), passed };
}
