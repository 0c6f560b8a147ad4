import type { WantedColumn } from '@fairshift/tabular';

/**
 * Headings of the Fingertips "all data" download. Column 23 has had three names so far, and any column that we
 * do not read may get another one: only needed columns must be there.
 */
export const FINGERTIPS_COLUMNS = {
  indicator: { names: ['Indicator ID'] },
  areaCode: { names: ['Area Code'] },
  areaName: { names: ['Area Name'] },
  areaType: { names: ['Area Type'] },
  sex: { names: ['Sex'] },
  age: { names: ['Age'] },
  categoryType: { names: ['Category Type'] },
  category: { names: ['Category'] },
  period: { names: ['Time period'] },
  value: { names: ['Value'] },
  count: { names: ['Count'] },
  denominator: { names: ['Denominator'] },
  note: { names: ['Value note'], optional: true },
} as const satisfies Readonly<Record<string, WantedColumn>>;

export type FingertipsColumn = keyof typeof FINGERTIPS_COLUMNS;

/** The indicators that are read, with the one age group that each is about. */
export const INDICATORS: ReadonlyMap<string, '25-49' | '50-64'> = new Map([
  ['93560', '25-49'],
  ['93561', '50-64'],
]);
