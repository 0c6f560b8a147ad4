// The list that `npm run bench -- --json FILE` writes: `{name, figure, unit, bar, holds}`, each figure a number.
// Without a bar, `bar` and `holds` are null. What could not be measured is an entry that does not hold.

/** A suite or a figure that came to nothing. */
export const missed = (name) => ({ name, figure: 1, unit: 'failures', bar: 0, holds: false });

export function entryOf({ name, figure, unit, bar, holds }) {
  if (!Number.isFinite(figure)) return missed(`${name}: could not be measured`);
  if (bar === undefined || bar === null) return { name, figure, unit, bar: null, holds: null };
  if (!Number.isFinite(bar)) return missed(`${name}: has no bar to be held against`);
  return { name, figure, unit, bar, holds: holds === true };
}

/** The entries of a suite, and of one that ends early that it did. */
export async function runSuite(name, run) {
  try {
    const figures = (await run()).map(entryOf);
    return figures.length > 0 ? figures : [missed(`${name}: ended without a figure`)];
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    return [missed(`${name}: ended early`)];
  }
}

export function lineOf({ name, figure, unit, bar, holds }) {
  const judged = bar === null ? '' : `  (bar ${bar} ${unit}: ${holds ? 'holds' : 'MISSED'})`;
  return `${name}: ${Number(figure.toPrecision(4))} ${unit}${judged}`;
}
