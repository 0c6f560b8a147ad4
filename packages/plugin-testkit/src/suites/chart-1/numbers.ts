import type { ChartInput } from '@fairshift/plugin-sdk';

interface Said {
  readonly analysis: unknown;
  readonly description: { readonly table: { readonly rows: readonly (readonly unknown[])[] } };
}

/** Written numbers: 1,234 and 12.5, with a minus of either kind. Not part of a word or a date. */
const WRITTEN = /(?<![\p{L}\d.,])[−-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\d.,])[−-]?\d+(?:\.\d+)?/gu;

/** Numbers of the words that stand nowhere in the analysis, the table or the data. */
export function strayNumbers(
  sentences: readonly string[],
  { analysis, description }: Said,
  input: ChartInput,
): readonly { readonly number: string; readonly sentence: string }[] {
  const known = knownNumbers([analysis, description.table.rows, input]);
  const words = new Set(wordsOf([analysis, input]));
  return sentences.flatMap((sentence) =>
    [...sentence.matchAll(WRITTEN)]
      .map(([number]) => number)
      .filter((number) => !isKnown(number, known) && !words.has(number))
      .map((number) => ({ number, sentence })),
  );
}

/** Within half of the last figure that is written. */
function isKnown(text: string, known: readonly number[]): boolean {
  const plain = text.replaceAll(',', '').replace('−', '-');
  const value = Math.abs(Number(plain));
  const decimals = /\.(\d+)/.exec(plain)?.[1]?.length ?? 0;
  const slack = 0.5 * 10 ** -decimals + 1e-9;
  // The words may round once more what the analysis has rounded, and say shares as per cent.
  return known.some((number) =>
    [number, number * 100].some((each) => Math.abs(Math.abs(each) - value) <= slack),
  );
}

function knownNumbers(values: readonly unknown[]): readonly number[] {
  const found = new Set<number>();
  const visit = (value: unknown): void => {
    if (typeof value === 'number' && Number.isFinite(value)) found.add(value);
    else if (typeof value === 'string')
      for (const [text] of value.matchAll(WRITTEN))
        found.add(Number(text.replaceAll(',', '').replace('−', '-')));
    else if (Array.isArray(value)) {
      // How many there are of something is a number of the analysis too.
      found.add(value.length);
      value.forEach(visit);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  values.forEach(visit);
  return [...found];
}

/** Years, days and numbers in names: `25 to 49`, `2023`. */
function wordsOf(values: readonly unknown[]): readonly string[] {
  const text = JSON.stringify(values);
  return text.match(/\d+/g)?.flatMap((digits) => [digits, String(Number(digits))]) ?? [];
}
