import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  DataSourcePlugin,
  FileHead,
  Member,
  ReadEvent,
  Row,
  SourceContext,
  StreamSpec,
} from '@fairshift/plugin-sdk';

/** For tests only: runs a source on bytes, as the host would. */
export interface TestRun {
  readonly stream: StreamSpec | undefined;
  readonly events: readonly ReadEvent<null>[];
  readonly rows: readonly Row[];
  readonly problems: readonly Extract<ReadEvent<null>, { type: 'problem' }>[];
  readonly members: Readonly<Record<string, readonly Member[]>>;
  /** The counts at the end. */
  readonly file: Extract<ReadEvent<null>, { type: 'file' }> | undefined;
  readonly thrown: unknown;
}

export const OCTOBER_2019 = '2019-10-01/2019-11-01';

/** A file of `fixtures/`, byte for byte. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

export const fixtureText = (name: string): string => new TextDecoder().decode(fixture(name));

export function contextFor(bytes: Uint8Array, period = '', name = 'file.csv'): SourceContext<unknown> {
  return {
    config: {},
    secrets: {},
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    progress() {},
    now: () => new Date('2026-01-02T03:04:05Z'),
    log: { debug() {}, info() {}, warn() {} },
    ...(period === '' ? {} : { answers: { period } }),
    file: {
      name,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      stream: () => new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>,
      readAt: async (offset, length) => bytes.subarray(offset, offset + length),
    },
  };
}

/** What a source is shown of a file when nobody else has read it. */
export function headOf(text: string | Uint8Array, name = 'file.csv'): FileHead {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { name, size: bytes.length, bytes: bytes.subarray(0, 65_536) };
}

export async function run(
  source: Pick<DataSourcePlugin, 'read' | 'discover'>,
  bytes: Uint8Array | string,
  period = '',
): Promise<TestRun> {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const context = contextFor(data, period);
  const events: ReadEvent<null>[] = [];
  let stream: StreamSpec | undefined;
  let thrown: unknown;
  try {
    [stream] = await source.discover(context);
    const request = { stream: stream?.id ?? '', mode: 'full', pageRows: 100 } as const;
    for await (const event of source.read(request, context)) events.push(event as ReadEvent<null>);
  } catch (error) {
    thrown = error;
  }
  const members: Record<string, Member[]> = {};
  for (const event of events)
    if (event.type === 'members') (members[event.dimension] ??= []).push(...event.members);
  return {
    stream,
    events,
    thrown,
    members,
    rows: events.flatMap((event) => (event.type === 'rows' ? event.rows : [])),
    problems: events.filter((event) => event.type === 'problem'),
    file: events.find((event) => event.type === 'file'),
  };
}

/** Sum of one measure over rows; what has no number adds nothing. */
export function sumOf(rows: readonly Row[], measure: string): number {
  return rows.reduce((sum, { cells }) => sum + Number(cells[measure] ?? 0), 0);
}

/** Rows that split by no stratifier but those named. */
export function grouping(rows: readonly Row[], stream: StreamSpec | undefined, ...split: readonly string[]) {
  const others = (stream?.dimensions ?? []).filter(({ role }) => role === 'equity' || role === 'category');
  return rows.filter(({ cells }) =>
    others.every(({ id }) => (cells[id] !== undefined) === split.includes(id)),
  );
}

/** Rows counted by the group of one stratifier. */
export function countBy(rows: readonly Row[], dimension: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { cells } of rows) {
    const group = String(cells[dimension]);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return counts;
}
