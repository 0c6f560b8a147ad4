import Papa from 'papaparse';

export type Delimiter = ',' | ';' | '\t' | '|';

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t', '|'];
const SAMPLE_RECORDS = 20;

/**
 * The separator that cuts most of the first records into as many cells as the first one.
 * One column, or no records: a comma.
 */
export function detectDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const score = scoreOf(text, candidate);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf(text: string, delimiter: Delimiter): number {
  const { data } = Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    preview: SAMPLE_RECORDS,
    skipEmptyLines: true,
  });
  const width = data[0]?.length ?? 0;
  if (width < 2) return 0;
  const alike = data.filter((record) => record.length === width).length / data.length;
  // Agreement between records counts most; among equals, more columns win.
  return alike * 1_000 + Math.min(width, 999);
}
