import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  DataSourcePlugin,
  FileHead,
  Member,
  ReadEvent,
  Row,
  SourceContext,
} from '@fairshift/plugin-sdk';

/** For tests only: runs a source on bytes, as the host would. */
export interface TestRun {
  readonly events: readonly ReadEvent<null>[];
  readonly rows: readonly Row[];
  readonly problems: readonly Extract<ReadEvent<null>, { type: 'problem' }>[];
  readonly members: Readonly<Record<string, readonly Member[]>>;
  readonly thrown: unknown;
}

/** What `recognise` sees of a text. */
export function headOf(text: string, name = 'file.csv'): FileHead {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: bytes.subarray(0, 65_536) };
}

/** A file of `fixtures/`, byte for byte. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

export function contextFor(
  name: string,
  bytes: Uint8Array,
  period = '2017-12-01/2018-01-01',
): SourceContext<Record<string, never>> {
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

export async function run(
  source: Pick<DataSourcePlugin, 'read'>,
  bytes: Uint8Array | string,
  period?: string,
  stream = 'coverage',
): Promise<TestRun> {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const events: ReadEvent<null>[] = [];
  let thrown: unknown;
  try {
    const context = contextFor('file.csv', data, period);
    for await (const event of source.read({ stream, mode: 'full', pageRows: 100 }, context)) {
      events.push(event as ReadEvent<null>);
    }
  } catch (error) {
    thrown = error;
  }
  const members: Record<string, Member[]> = {};
  for (const event of events)
    if (event.type === 'members') (members[event.dimension] ??= []).push(...event.members);
  return {
    events,
    thrown,
    members,
    rows: events.flatMap((event) => (event.type === 'rows' ? event.rows : [])),
    problems: events.filter((event) => event.type === 'problem'),
  };
}
