import { plainHeading } from '@fairshift/tabular';

export const REFERENCE_NAMES = [
  'Reference',
  'Ref',
  'Ref no',
  'Ref number',
  'Reference number',
  'Reference no',
  'Incident reference',
  'Incident ref',
  'Incident number',
  'Incident no',
  'Incident ID',
  'Complaint reference',
  'Complaint ref',
  'Complaint number',
  'Complaint no',
  'Complaint ID',
  'Case reference',
  'Case ref',
  'Case number',
  'Case ID',
  'Datix reference',
  'Datix ref',
  'Datix number',
  'Datix ID',
  'Ulysses reference',
  'Ulysses ref',
  'Ulysses number',
  'InPhase reference',
  'InPhase ref',
  'InPhase ID',
  'Web reference',
  'Web ref',
  'Web number',
  'Event number',
  'Event ID',
  'Record ID',
  'Record number',
  'ID',
] as const;

/** What a date says of a case. The day it happened is the best for incidents, the day it was received for complaints. */
export const DATE_NAMES = {
  happened: [
    'Incident date',
    'Date of incident',
    'Incident date and time',
    'Incident date/time',
    'Incident date time',
    'Event date',
    'Date of event',
    'Date occurred',
    'Occurred',
    'Occurred date',
    'Date incident occurred',
    'Date of occurrence',
  ],
  received: [
    'First received',
    'Date first received',
    'Date received',
    'Received date',
    'Received',
    'Complaint received',
    'Complaint received date',
    'Date complaint received',
    'Complaint date',
    'Date of complaint',
  ],
  reported: [
    'Date reported',
    'Reported date',
    'Reported',
    'Reported on',
    'Opened',
    'Opened date',
    'Date opened',
    'Date logged',
    'Logged date',
    'Date entered',
    'Date created',
    'Created date',
    'Date',
  ],
} as const;

export type DateKind = keyof typeof DATE_NAMES;

/** A heading as it is compared: without colons, stars and question marks at its ends. */
export function bare(heading: string): string {
  return plainHeading(heading).replace(/^[*\s]+|[\s:*?]+$/g, '');
}

/** The column of the first of the names that a heading row has; −1 when it has none. */
export function find(headings: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const at = headings.indexOf(bare(name));
    if (at >= 0) return at;
  }
  return -1;
}
