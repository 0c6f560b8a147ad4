import type { WantedColumn } from '@fairshift/tabular';

/** Headings of PREVALENCE_2223. Older years write them in small letters; case does not count. */
export const PREVALENCE_COLUMNS = {
  practice: { names: ['PRACTICE_CODE'] },
  group: { names: ['GROUP_CODE'] },
  register: { names: ['REGISTER'] },
  listType: { names: ['PATIENT_LIST_TYPE'] },
  listSize: { names: ['PRACTICE_LIST_SIZE'] },
} as const satisfies Readonly<Record<string, WantedColumn>>;

export type PrevalenceColumn = keyof typeof PREVALENCE_COLUMNS;

/** Headings of MAPPING_NHS_GEOGRAPHIES_2223 that are read; the country is the same in all rows. */
export const MAP_COLUMNS = {
  region: { names: ['REGION_ODS_CODE'] },
  regionName: { names: ['REGION_NAME'] },
  icb: { names: ['ICB_ODS_CODE'] },
  icbName: { names: ['ICB_NAME'] },
  subIcb: { names: ['SUB_ICB_ODS_CODE'] },
  subIcbName: { names: ['SUB_ICB_NAME'] },
  pcn: { names: ['PCN_ODS_CODE'] },
  pcnName: { names: ['PCN_NAME'] },
  practice: { names: ['PRACTICE_CODE'] },
  practiceName: { names: ['PRACTICE_NAME'] },
} as const satisfies Readonly<Record<string, WantedColumn>>;

export type MapColumn = keyof typeof MAP_COLUMNS;
