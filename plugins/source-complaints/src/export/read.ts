import {
  PluginError,
  type ReadEvent,
  type ReadRequest,
  type Row,
  type SourceContext,
} from '@fairshift/plugin-sdk';
import { type Collected, collect } from './collect.js';
import type { Counted, CountedSplit } from './count-cases.js';
import { noticesOf } from './notices.js';
import { periodOfMonth, startOfMonth } from './read-day.js';

/** A month is provisional until so many days after its end: reports come late. */
const LATE_DAYS = 28;

export async function* readExport(
  request: ReadRequest<null>,
  ctx: SourceContext<unknown>,
): AsyncGenerator<ReadEvent<null>> {
  const collected = await collect(ctx);
  const { layout, problems, file, stop, counted } = collected;
  if (request.stream !== layout.kind)
    throw new PluginError('configuration', `There is no stream "${request.stream}" in this file.`);
  yield* problems;
  if (stop !== undefined) {
    yield file;
    throw stop;
  }
  if (counted !== undefined) {
    const isProvisional = (month: number) => startOfMonth(month + 1) + LATE_DAYS > counted.lastDay;
    let provisional = 0;
    for (let month = counted.firstMonth; month <= counted.lastMonth; month += 1)
      if (isProvisional(month)) provisional += 1;
    yield* noticesOf(collected, counted, provisional);
    yield* membersOf(collected);
    const provenance = { retrievedAt: ctx.now().toISOString(), sha256: ctx.file?.sha256 ?? '' };
    for (const rows of pagesOf(collected, counted, isProvisional, request.pageRows))
      yield { type: 'rows', rows, provenance };
  }
  yield file;
}

function* membersOf({ layout, book }: Collected): Generator<ReadEvent<null>> {
  for (const [index, { column }] of layout.groups.entries()) {
    const groups = book.groups[index];
    if (groups === undefined || groups.isTooMany) continue;
    yield { type: 'members', dimension: column.id, members: groups.members };
  }
}

function* pagesOf(
  collected: Collected,
  { splits }: Counted,
  isProvisional: (month: number) => boolean,
  pageRows: number,
): Generator<readonly Row[]> {
  let page: Row[] = [];
  for (const split of splits) {
    for (const row of rowsOf(collected, split, isProvisional)) {
      page.push(row);
      if (page.length < pageRows) continue;
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

function* rowsOf(
  { layout, book }: Collected,
  { columns, cells }: CountedSplit,
  isProvisional: (month: number) => boolean,
): Generator<Row> {
  const measure = layout.kind;
  const ids = columns.map((column) => layout.groups[column]?.column.id ?? '');
  const flags = { [measure]: ['provisional'] } as const;
  for (const { month, groups, count } of cells) {
    const row: Record<string, string | number> = { period: periodOfMonth(month), [measure]: count };
    for (const [at, id] of ids.entries()) {
      const member = book.groups[columns[at] ?? -1]?.members[groups[at] ?? -1];
      if (member !== undefined) row[id] = member.code;
    }
    yield isProvisional(month) ? { cells: row, flags } : { cells: row };
  }
}
