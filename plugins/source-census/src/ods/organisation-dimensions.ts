import { CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, MeasureSpec } from '@fairshift/plugin-sdk';
import { openGovernmentLicence } from '../shared/licences.js';

/** When the list was published. It holds what was known then, and everything that had ended before. */
export const EDITION: DimensionSpec = {
  id: 'period',
  title: 'Edition of the list',
  role: 'time',
  type: 'period',
};

export const ORGANISATION: DimensionSpec = {
  id: 'place',
  title: 'Organisation',
  role: 'organisation',
  type: 'code',
  codeSystem: CODE_SYSTEMS.odsOrganisation,
};

export const COMMISSIONER: DimensionSpec = {
  id: 'commissioner',
  title: 'Commissioner',
  role: 'category',
  type: 'code',
  codeSystem: CODE_SYSTEMS.odsOrganisation,
};

export const ODS_LICENCE = openGovernmentLicence('NHS England, Organisation Data Service');

/** One for each row of the list. A list is a picture of one moment: editions are never added up. */
export function rowCount(id: string, title: string): MeasureSpec {
  return {
    id,
    title,
    kind: 'count',
    unit: title.toLowerCase(),
    polarity: 'neither',
    aggregation: 'sum',
    overPeriods: 'none',
  };
}

/** A day as a number such as 20190401. It is never added up; one that has not come is "not applicable". */
export function dayMeasure(id: string, title: string): MeasureSpec {
  return {
    id,
    title,
    kind: 'value',
    unit: 'day as yyyymmdd',
    polarity: 'neither',
    aggregation: 'none',
    overPeriods: 'none',
  };
}

/** An ODS code: three to eight capitals and digits, since health authorities and branches have longer ones. */
export const ODS_CODE = /^[A-Z0-9]{3,8}$/;
