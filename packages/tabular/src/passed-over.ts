/** Says of one line (without its line end) that nobody needs to see its cells. */
export type PassOver = (text: string, start: number, end: number, delimiter: string) => boolean;

export interface Kept {
  /** The lines that were not passed over, each with its line end. */
  readonly text: string;
  /** All lines, passed over or not. */
  readonly lines: number;
}

/** Leaves lines out of a text without quotes, where each line is a record. */
export function keepLines(text: string, delimiter: string, passOver: PassOver): Kept {
  const pieces: string[] = [];
  let lines = 0;
  let keptFrom = -1;
  for (let start = 0; start < text.length; lines += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (passOver(text, start, end, delimiter)) {
      if (keptFrom >= 0) pieces.push(text.slice(keptFrom, start));
      keptFrom = -1;
    } else if (keptFrom < 0) {
      keptFrom = start;
    }
    start = end + 1;
  }
  if (keptFrom >= 0) pieces.push(text.slice(keptFrom));
  return { text: pieces.join(''), lines };
}
