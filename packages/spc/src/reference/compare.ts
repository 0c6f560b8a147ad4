/** Numbers within 1e-9 relative, absolute below 1; everything else exactly. */
export function equal(ours: unknown, theirs: unknown): boolean {
  if (typeof ours === 'number' && typeof theirs === 'number') {
    return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs));
  }
  return (ours ?? null) === (theirs ?? null);
}

/** What differs in a column, as “c-01 ucl[3]: ours 6.2, expected 6.24”; at most the first difference. */
export function columnDifference(
  label: string,
  ours: readonly unknown[] | undefined,
  theirs: readonly unknown[],
): string[] {
  if (!ours) return [`${label}: not worked out`];
  if (ours.length !== theirs.length) return [`${label}: ${ours.length} points, expected ${theirs.length}`];
  const at = theirs.findIndex((value, i) => !equal(ours[i], value));
  return at < 0 ? [] : [`${label}[${at + 1}]: ours ${String(ours[at])}, expected ${String(theirs[at])}`];
}
