import { RowRefused } from '@fairshift/tabular';

/** Refuses a record that has more or fewer cells than the heading: its cells may stand under the wrong ones. */
export function checkWidth(found: number, wanted: number): void {
  if (found === wanted) return;
  throw new RowRefused({
    rule: 'row-width',
    found: `${found} cells`,
    message: `The row has ${found} cells, but the heading has ${wanted}.`,
    remedy: 'If it is the last row, the file was cut short: get it again. Else look for a missing comma.',
  });
}
