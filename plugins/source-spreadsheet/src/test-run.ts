import type { FileHead, Json, Member, ReadEvent, Row, SourceContext } from '@fairshift/plugin-sdk';
import { readCsvHead, Workbook } from '@fairshift/tabular';
import { makeWorkbook, type MadeSheet } from '@fairshift/tabular/testing';
import { config, type Config } from './config.js';
import { spreadsheet } from './index.js';

/** What one reading of a made file gave. */
export interface TestRun {
  readonly rows: readonly Row[];
  readonly members: Readonly<Record<string, readonly Member[]>>;
  readonly problems: readonly Extract<ReadEvent<null>, { type: 'problem' }>[];
  readonly counts: object | undefined;
  readonly failure: string | undefined;
}

export const csv = (...lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
export const book = (...sheets: readonly MadeSheet[]) => makeWorkbook({ sheets });

function fileOf(bytes: Uint8Array): NonNullable<SourceContext<Config>['file']> {
  return {
    name: 'made',
    sha256: '0'.repeat(64),
    stream: () => new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() as ReadableStream<Uint8Array>,
    readAt: (offset, length) =>
      Promise.resolve(bytes.subarray(Math.min(offset, bytes.length), offset + length)),
  };
}

function contextOf(bytes: Uint8Array, mapping: Json, answers: SourceContext<Config>['answers'] = {}) {
  const silent = () => undefined;
  return {
    config: config.parse({ mapping }),
    secrets: {},
    fetch: () => Promise.reject(new Error('no network')),
    signal: new AbortController().signal,
    log: { debug: silent, info: silent, warn: silent },
    progress: silent,
    now: () => new Date('2024-06-01T12:00:00Z'),
    answers,
    file: fileOf(bytes),
  } as SourceContext<Config>;
}

export async function streamOf(bytes: Uint8Array, mapping: Json) {
  const [stream] = await spreadsheet.discover(contextOf(bytes, mapping));
  return stream!;
}

export async function run(
  bytes: Uint8Array,
  mapping: Json,
  answers?: SourceContext<Config>['answers'],
): Promise<TestRun> {
  const ctx = contextOf(bytes, mapping, answers);
  const rows: Row[] = [];
  const members: Record<string, Member[]> = {};
  const problems: Extract<ReadEvent<null>, { type: 'problem' }>[] = [];
  let counts: object | undefined;
  let failure: string | undefined;
  try {
    await spreadsheet.discover(ctx);
    const request = { stream: 'table', mode: 'full' as const, pageRows: 100 };
    for await (const event of spreadsheet.read(request, ctx)) {
      if (event.type === 'rows') rows.push(...event.rows);
      if (event.type === 'members') (members[event.dimension] ??= []).push(...event.members);
      if (event.type === 'problem') problems.push(event);
      if (event.type === 'file') counts = event.rows;
    }
  } catch (error) {
    failure = (error as Error).message;
  }
  return { rows, members, problems, counts, failure };
}

/** The head of a made file as the host reads it. */
export async function headOf(bytes: Uint8Array, name: string): Promise<FileHead> {
  if (!name.endsWith('.xlsx')) {
    const { rows } = readCsvHead(bytes, { complete: true });
    return { name, size: bytes.length, bytes, tables: [{ rows }] };
  }
  const workbook = await Workbook.open(fileOf(bytes));
  const tables = (await workbook.heads()).map(({ name: sheet, isHidden, rows }) => ({
    sheet,
    rows,
    ...(isHidden ? { hidden: true as const } : {}),
  }));
  return { name, size: bytes.length, bytes, entries: workbook.entries, tables };
}
