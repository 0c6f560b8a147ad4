import type { Cell, Flag, Member, Row } from '@fairshift/plugin-sdk';
import { ODS_CODE } from '../ods/organisation-dimensions.js';
import type { AnswerDate, Organisation } from './answer.js';

/** RELATIONSHIP TYPE of the ODS, those of the sample and the commonest; any other keeps its code as its name. */
const RELATIONS: Readonly<Record<string, string>> = {
  RE4: 'Commissioned by',
  RE5: 'In the geography of',
  RE6: 'Operated by',
  RE8: 'Partner of',
};
const ROLES: Readonly<Record<string, string>> = {
  RO76: 'GP practice',
  RO98: 'Sub-ICB location',
  RO177: 'Prescribing cost centre',
  RO197: 'NHS trust',
  RO209: 'NHS England region',
  RO261: 'Integrated care board',
};

type Dimension = 'place' | 'relation' | 'other' | 'other-role' | 'role' | 'status' | 'spell';

export interface OrganisationRows {
  readonly members: ReadonlyMap<Dimension, readonly Member[]>;
  readonly rows: readonly Row[];
  /** Relations whose code cannot be one, by number from 1. */
  readonly refused: readonly { readonly at: number; readonly found: string }[];
}

/** One row for each role of an organisation, each relation to another, and each that it came from or went over to. */
export function organisationRows(organisation: Organisation, period: string): OrganisationRows {
  const place = organisation.OrgId.extension;
  const lists = new Map<Dimension, Map<string, Member>>();
  const rows: Row[] = [];
  const refused: { at: number; found: string }[] = [];
  const name = (dimension: Dimension, code: string, label = code): string => {
    const list = lists.get(dimension) ?? new Map<string, Member>();
    lists.set(dimension, list);
    if (!list.has(code)) list.set(code, { code, label });
    return code;
  };
  name('place', place, organisation.Name);
  const times = new Map<string, number>();
  const put = (cells: Record<string, Cell>, dates: readonly AnswerDate[] | undefined) => {
    const { days, flags } = daysOf(dates);
    // A relation may end and begin again: both are kept.
    const key = JSON.stringify(cells);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    const spell = name('spell', String(time), `Time ${time}`);
    rows.push({ cells: { period, place, ...cells, spell, ...days }, at: rows.length + 1, flags });
  };
  for (const { id, Status } of organisation.Roles.Role)
    put({ role: name('role', id, ROLES[id]), status: name('status', Status), entries: 1 }, organisation.Date);
  const links = [
    ...(organisation.Rels?.Rel ?? []),
    ...(organisation.Succs?.Succ ?? []).map((succ) => ({ ...succ, id: succ.Type, Status: 'Active' })),
  ];
  for (const [index, { id, Status, Target, Date }] of links.entries()) {
    const other = Target.OrgId.extension;
    if (!ODS_CODE.test(other)) {
      refused.push({ at: index + 1, found: other });
      continue;
    }
    const role = Target.PrimaryRoleId?.id;
    const cells: Record<string, Cell> = {
      relation: name('relation', id, RELATIONS[id]),
      other: name('other', other),
      status: name('status', Status),
      entries: 1,
    };
    if (role !== undefined) cells['other-role'] = name('other-role', role, ROLES[role]);
    put(cells, Date);
  }
  return { members: new Map([...lists].map(([id, list]) => [id, [...list.values()]])), rows, refused };
}

/** From and to as numbers such as 20030401. The operational dates count before the legal ones. */
function daysOf(dates: readonly AnswerDate[] = []) {
  const { Start, End } = dates.find(({ Type }) => Type === 'Operational') ?? dates[0] ?? {};
  const from = dayNumber(Start);
  const to = dayNumber(End);
  const flags: Record<string, readonly Flag[]> = {
    ...(from === null ? { from: ['missing'] } : {}),
    ...(to === null ? { to: [from === null ? 'missing' : 'not-applicable'] } : {}),
  };
  return { days: { from, to }, flags };
}

function dayNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Number(text.replaceAll('-', '')) : null;
}
