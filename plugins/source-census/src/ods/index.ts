import { CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, FileHead, Recognition, StreamSpec } from '@fairshift/plugin-sdk';
import { fileSource } from '../shared/file-source.js';
import type { Records } from '../shared/layout.js';
import { COMMISSIONED_BY, MEMBERSHIP_WIDTH, MembershipReader } from './membership-reader.js';
import {
  COMMISSIONER,
  dayMeasure,
  EDITION,
  ODS_CODE,
  ODS_LICENCE,
  ORGANISATION,
  rowCount,
} from './organisation-dimensions.js';
import { PRACTICE_COLUMNS, PRACTICE_WIDTH, PracticeReader } from './practice-reader.js';

/** epraccur: GP practices and other prescribing organisations, with their commissioner. */
export const odsPractices = fileSource({
  id: 'ods-practices',
  accepts: ['.csv'],
  match: matchPractices,
  plan: () => undefined,
  stream: practices,
  reader: (_plan, { period }) => new PracticeReader(period),
  noHeading: true,
  needsPeriod: true,
});

/** epcmem: which commissioner each practice belonged to, and when. */
export const odsMemberships = fileSource({
  id: 'ods-memberships',
  accepts: ['.csv'],
  match: matchMemberships,
  plan: () => undefined,
  stream: memberships,
  reader: (_plan, { period }) => new MembershipReader(period),
  noHeading: true,
  needsPeriod: true,
});

const DATE = /^(?:19|20)\d{6}$/;
const DATE_OR_NONE = /^(?:(?:19|20)\d{6})?$/;

/** Without headings the shape of the first rows decides; every one of the publisher's lists has other columns filled. */
function matchPractices(rows: Records, { name }: Pick<FileHead, 'name'>): Recognition {
  const at = PRACTICE_COLUMNS;
  const fits = mostFit(
    rows,
    (row) =>
      row.length === PRACTICE_WIDTH &&
      ODS_CODE.test(row[at.code] ?? '') &&
      DATE.test(row[at.opened] ?? '') &&
      /^[ACDP]$/.test(row[at.status] ?? '') &&
      /^\d{1,2}$/.test(row[at.setting] ?? ''),
  );
  return verdict(fits, name, 'epraccur', 'the list of GP practices');
}

function matchMemberships(rows: Records, { name }: Pick<FileHead, 'name'>): Recognition {
  const fits = mostFit(
    rows,
    (row) =>
      row.length === MEMBERSHIP_WIDTH &&
      ODS_CODE.test(row[0] ?? '') &&
      ODS_CODE.test(row[1] ?? '') &&
      row[2] === COMMISSIONED_BY &&
      DATE.test(row[3] ?? '') &&
      DATE_OR_NONE.test(row[4] ?? ''),
  );
  return verdict(fits, name, 'epcmem', 'the list of practices and their commissioners');
}

/** Four of five rows: a broken row is told with its number when the file is read. */
function mostFit(rows: Records, fits: (row: readonly string[]) => boolean): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  return filled.length > 0 && filled.filter(fits).length >= filled.length * 0.8;
}

function verdict(fits: boolean, name: string, mark: string, what: string): Recognition {
  if (!fits) return { score: 0, because: `The first rows are not those of ${what} (${mark}).` };
  const isNamed = name.toLowerCase().includes(mark);
  const because = `It has the columns of ${what} (${mark})${isNamed ? ', and its name' : ''}.`;
  return { score: isNamed ? 3 : 2, because, needs: ['period'] };
}

function practices(): StreamSpec {
  const category = (id: string, title: string, codeSystem: string): DimensionSpec => ({
    id,
    title,
    role: 'category',
    type: 'code',
    codeSystem,
  });
  return organisations({
    id: 'practices',
    title: 'GP practices and other prescribing organisations',
    description: 'Each with its commissioner, its status, and the days on which it opened and closed.',
    dimensions: [
      EDITION,
      ORGANISATION,
      COMMISSIONER,
      category('health-geography', 'High level health geography', CODE_SYSTEMS.odsOrganisation),
      category('status', 'Status', CODE_SYSTEMS.organisationStatus),
      category('prescribing-setting', 'Prescribing setting', CODE_SYSTEMS.prescribingSetting),
    ],
    measures: [
      rowCount('organisations', 'Organisations'),
      dayMeasure('opened', 'Opened on'),
      dayMeasure('closed', 'Closed after'),
    ],
  });
}

function memberships(): StreamSpec {
  return organisations({
    id: 'memberships',
    title: 'Practices and their commissioners over time',
    description: 'Each time that a practice belonged to a commissioner, with its first and its last day.',
    dimensions: [
      EDITION,
      ORGANISATION,
      COMMISSIONER,
      { id: 'spell', title: 'Which time', role: 'category', type: 'code' },
    ],
    measures: [
      rowCount('memberships', 'Memberships'),
      dayMeasure('from', 'First day'),
      dayMeasure('to', 'Last day'),
    ],
  });
}

function organisations(
  spec: Pick<StreamSpec, 'id' | 'title' | 'description' | 'dimensions' | 'measures'>,
): StreamSpec {
  return {
    ...spec,
    key: spec.dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: ODS_LICENCE,
    disclosure: 'open',
  };
}
