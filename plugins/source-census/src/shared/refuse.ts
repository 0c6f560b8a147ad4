import { RowRefused, type RowProblem } from '@fairshift/tabular';

const AGAIN = 'Get the file again from its publisher, or take the row out.';

/** A row that is refused, with the usual remedy unless told. */
export function refused(problem: Omit<RowProblem, 'remedy'> & { readonly remedy?: string }): RowRefused {
  const { found, remedy = AGAIN } = problem;
  return new RowRefused({ ...problem, ...(found === undefined ? {} : { found }), remedy });
}

export function wrongWidth(found: number, wanted: number): RowRefused {
  return refused({
    rule: 'row-width',
    found: `${found} cells`,
    message: `The row has ${found} cells, but the heading has ${wanted}.`,
    remedy: 'If it is the last row, the file was cut short: get it again. Else look for a missing comma.',
  });
}

/** Text for a message: short, so that a long cell does not fill the page. */
export const short = (text: string): string => text.slice(0, 40);
