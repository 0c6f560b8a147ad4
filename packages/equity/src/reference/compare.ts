/** A number of a reference file: null is missing, the texts are R's names for what is not finite. */
export type ReferenceNumber = number | null | 'NaN' | 'Infinity' | '-Infinity';

export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

const asNumber = (value: ReferenceNumber): number | null =>
  typeof value === 'string' ? Number(value) : value;

/** Empty when equal within the tolerance, else what differs. A peer's NaN asks only that ours is not finite. */
export function differs(
  what: string,
  expected: ReferenceNumber | undefined,
  actual: number | null,
  { relative, absolute }: Tolerance,
): readonly string[] {
  if (expected === undefined) return [`${what}: the file gives no expected number`];
  const wanted = asNumber(expected);
  const told = `${what}: expected ${expected}, ours ${actual}`;
  if (wanted === null || actual === null) return wanted === actual ? [] : [told];
  if (Number.isNaN(wanted)) return Number.isFinite(actual) ? [told] : [];
  if (!Number.isFinite(wanted)) return wanted === actual ? [] : [told];
  return Math.abs(wanted - actual) <= absolute + relative * Math.abs(wanted) ? [] : [told];
}

/** The same for values that are equal or not: texts, lists, true or false. */
export function unlike(what: string, expected: unknown, actual: unknown): readonly string[] {
  const [wanted, ours] = [JSON.stringify(expected), JSON.stringify(actual)];
  return wanted === ours ? [] : [`${what}: expected ${wanted}, ours ${ours}`];
}

/** Runs a case, and turns a refusal into a difference. */
export function attempt(run: () => readonly string[]): readonly string[] {
  try {
    return run();
  } catch (error) {
    return [`refused: ${error instanceof Error ? error.message : String(error)}`];
  }
}
