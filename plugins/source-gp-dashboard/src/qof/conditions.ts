import type { MeasureSpec } from '@fairshift/plugin-sdk';

/** Registers of the Quality and Outcomes Framework by GROUP_CODE. */
const CONDITIONS: Readonly<Record<string, string>> = {
  AF: 'Atrial fibrillation',
  AST: 'Asthma',
  CAN: 'Cancer',
  CHD: 'Coronary heart disease',
  CKD: 'Chronic kidney disease',
  COPD: 'Chronic obstructive pulmonary disease',
  DEM: 'Dementia',
  DEP: 'Depression',
  DM: 'Diabetes',
  EP: 'Epilepsy',
  HF: 'Heart failure',
  HYP: 'High blood pressure (hypertension)',
  LD: 'Learning disability',
  MH: 'Serious mental illness',
  NDH: 'Non-diabetic hyperglycaemia',
  OB: 'Obesity',
  OST: 'Osteoporosis',
  PAD: 'Peripheral arterial disease',
  PC: 'Palliative care',
  RA: 'Rheumatoid arthritis',
  STIA: 'Stroke or transient ischaemic attack',
};

/** A register with the list that it is out of. */
export interface Register {
  /** GROUP_CODE, such as DM. */
  readonly group: string;
  /** PATIENT_LIST_TYPE, such as 17OV or TOTAL. */
  readonly listType: string;
}

/** Ids of the parts of one register's prevalence. */
export interface RegisterIds {
  readonly prevalence: string;
  readonly register: string;
  readonly list: string;
}

/**
 * The list belongs to the id: the publisher has changed the ages of a register from one year to another, and a
 * prevalence of adults never stands in one line with one of everybody.
 */
export function registerIds({ group, listType }: Register): RegisterIds {
  const prevalence = `${group}-${listType}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { prevalence, register: `${prevalence}-register`, list: `${prevalence}-list` };
}

/** `TOTAL` is everybody and `17OV` people of 17 and over; another word is kept as it is. */
export function listWords(listType: string): string {
  const over = /^(\d{1,3})OV$/i.exec(listType);
  if (over !== null) return `people aged ${Number(over[1])} and over`;
  return /^TOTAL$/i.test(listType) ? 'people of all ages' : `people of the list ${listType}`;
}

/** A list is taken on one day and people stay on a register for years: never added up over years. */
const PART = {
  kind: 'count',
  unit: 'people',
  polarity: 'neither',
  aggregation: 'sum',
  overPeriods: 'none',
} as const;

/** The register, its list, and the share that the one is of the other. */
export function registerMeasures(of: Register): readonly [MeasureSpec, MeasureSpec, MeasureSpec] {
  const ids = registerIds(of);
  const name = CONDITIONS[of.group.toUpperCase()] ?? of.group;
  const list = listWords(of.listType);
  return [
    { ...PART, id: ids.register, title: `${name}: on the register` },
    { ...PART, id: ids.list, title: `${name}: registered ${list}` },
    {
      id: ids.prevalence,
      title: `${name}, of ${list}`,
      kind: 'proportion',
      numerator: ids.register,
      denominator: ids.list,
      multiplier: 100,
      unit: '%',
      polarity: 'neither',
      aggregation: 'ratio-of-sums',
      overPeriods: 'none',
    },
  ];
}
