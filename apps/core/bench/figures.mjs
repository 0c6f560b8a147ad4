// Figures of a benchmark: a line each, and with `--json FILE` the list.
import { readFileSync, writeFileSync } from 'node:fs';

const lists = [];

export const median = (values) => values.toSorted((x, y) => x - y)[values.length >> 1];
export const percentile = (values, part) =>
  values.toSorted((x, y) => x - y)[Math.min(values.length - 1, Math.ceil(values.length * part) - 1)];

/** How busy the machine was, to be read beside the figures. */
export const load = () => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);

/** Notes a figure; with a bar, also whether it holds. */
export function figure(name, value, unit, bar, holds = null) {
  const noted = {
    name,
    figure: Number(value.toPrecision(4)),
    unit,
    bar: bar === undefined ? null : Number(bar.toPrecision(4)),
    holds,
  };
  lists.push(noted);
  if (!process.argv.includes('--json')) {
    const judged = bar === undefined ? '' : `  (bar ${noted.bar} ${unit}: ${holds ? 'holds' : 'MISSED'})`;
    process.stdout.write(`${name}: ${noted.figure} ${unit}${judged}\n`);
  }
  return noted;
}
export const atLeast = (name, value, unit, bar) => figure(name, value, unit, bar, value >= bar);
export const atMost = (name, value, unit, bar) => figure(name, value, unit, bar, value <= bar);

/** Ends a benchmark: writes the list where it was asked for. */
export function writeFigures() {
  const at = process.argv.indexOf('--json');
  if (at > 0) writeFileSync(process.argv[at + 1], `${JSON.stringify(lists, null, 2)}\n`);
}
