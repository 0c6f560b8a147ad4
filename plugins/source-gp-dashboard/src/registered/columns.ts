import type { WantedColumn } from '@fairshift/tabular';

/**
 * Headings of both files of "Patients Registered at a GP Practice". The file of totals has TYPE, CODE and the
 * commissioner; its sister by five years of age has ORG_TYPE, ORG_CODE and no commissioner. Since July 2022 the
 * commissioner is a sub-ICB location. POSTCODE is that of the practice and is not read.
 */
export const REGISTERED_COLUMNS = {
  publication: { names: ['PUBLICATION'] },
  date: { names: ['EXTRACT_DATE'] },
  type: { names: ['TYPE', 'ORG_TYPE'] },
  commissioner: { names: ['CCG_CODE', 'SUB_ICB_LOCATION_CODE'], optional: true },
  code: { names: ['CODE', 'ORG_CODE'] },
  sex: { names: ['SEX'] },
  age: { names: ['AGE', 'AGE_GROUP_5'] },
  patients: { names: ['NUMBER_OF_PATIENTS'] },
} as const satisfies Readonly<Record<string, WantedColumn>>;

export type RegisteredColumn = keyof typeof REGISTERED_COLUMNS;

/** The publisher's word for a total, in SEX and AGE. */
export const ALL = 'ALL';

/** What the publisher writes in every row of these files. */
export const PUBLICATION = 'GP_PRAC_PAT_LIST';
