import { type CodeEntry, LAST_POSITION } from './code-entry.js';

/** STATUS CODE of the ODS lists. */
export const ORGANISATION_STATUSES: readonly CodeEntry[] = [
  { code: 'A', label: 'Active', role: 'group', position: 1 },
  { code: 'D', label: 'Dormant', role: 'group', position: 2 },
  { code: 'C', label: 'Closed', role: 'group', position: 3 },
  { code: 'P', label: 'Proposed', role: 'group', position: 4 },
];

/** PRESCRIBING SETTING, from the publisher's description of the columns of epraccur. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['0', 'Other'],
  ['1', 'Walk-in centre'],
  ['2', 'Out of hours'],
  ['3', 'Walk-in centre and out of hours'],
  ['4', 'GP practice'],
  ['8', 'Public health service'],
  ['9', 'Community health service'],
  ['10', 'Hospital service'],
  ['11', 'Optometry service'],
  ['12', 'Urgent and emergency care'],
  ['13', 'Hospice'],
  ['14', 'Care home or nursing home'],
  ['15', 'Border Force'],
  ['16', 'Young offender institution'],
  ['17', 'Secure training centre'],
  ['18', "Secure children's home"],
  ['19', 'Immigration removal centre'],
  ['20', 'Court'],
  ['21', 'Police custody'],
  ['22', 'Sexual assault referral centre'],
  ['24', 'Other, justice estate'],
  ['25', 'Prison'],
];

/** The setting of a GP practice: rows of any other setting are no practices, whatever their code looks like. */
export const GP_PRACTICE_SETTING = '4';

export function organisationStatus(code: string): CodeEntry | undefined {
  return ORGANISATION_STATUSES.find((status) => status.code === code);
}

/** A setting by its number. One that came after this list keeps its number as its name. */
export function prescribingSetting(code: string): CodeEntry | undefined {
  if (!/^\d{1,2}$/.test(code)) return undefined;
  const number = String(Number(code));
  const index = SETTINGS.findIndex(([known]) => known === number);
  const label = SETTINGS[index]?.[1] ?? `Prescribing setting ${number}`;
  return { code: number, label, role: 'group', position: index < 0 ? LAST_POSITION - 1 : index + 1 };
}
