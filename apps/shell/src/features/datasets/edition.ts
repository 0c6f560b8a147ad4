import type { Dataset } from '@fairshift/contracts';

/** Editions are counted within their dataset; the history holds all of them, newest first. */
export const editionOf = (
  { history }: Pick<Dataset, 'history'>,
  { number }: Pick<Dataset['history'][number], 'number'>,
): number => history.filter((each) => each.number <= number).length;
