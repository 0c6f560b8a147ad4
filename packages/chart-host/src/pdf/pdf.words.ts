const rowsWords = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

export const pdfWords = {
  /** Which rows the page holds, where it does not hold all. */
  leftOut: (shown: number, all: number, isLast: boolean): string =>
    shown === 0
      ? `The table has ${rowsWords(all)}, which do not fit on this page. They are in the CSV and Excel files of this chart.`
      : `These are the ${isLast ? 'last' : 'first'} ${rowsWords(shown)} of ${all}. The other ${all - shown} ${
          all - shown === 1 ? 'is' : 'are'
        } in the CSV and Excel files of this chart.`,
  wordsLeftOut: 'The rest of the words does not fit on this page. It stands beside the chart in Fairshift.',
  example: 'Example',
} as const;
