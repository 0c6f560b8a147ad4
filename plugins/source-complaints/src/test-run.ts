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
  readonly notices: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, readonly Member[]>>;
  readonly stream: Awaited<ReturnType<DataSourcePlugin['discover']>>[number] | undefined;
  readonly thrown: unknown;
}

/** A file of `fixtures/`, byte for byte. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

/** What `recognise` sees of a text. */
export function headOf(text: string, name = 'file.csv'): FileHead {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: bytes.subarray(0, 65_536) };
}

function contextFor(bytes: Uint8Array): SourceContext<Record<string, never>> {
  return {
    config: {},
    secrets: {},
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    progress() {},
    now: () => new Date('2025-06-02T03:04:05Z'),
    log: { debug() {}, info() {}, warn() {} },
    file: {
      name: 'file.csv',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      stream: () => new Blob([new Uint8Array(bytes)]).stream() as ReadableStream<Uint8Array>,
      readAt: async (offset, length) => bytes.subarray(offset, offset + length),
    },
  };
}

export async function run(
  source: Pick<DataSourcePlugin, 'read' | 'discover'>,
  bytes: Uint8Array | string,
): Promise<TestRun> {
  const context = contextFor(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
  const events: ReadEvent<null>[] = [];
  let thrown: unknown;
  let stream: TestRun['stream'];
  try {
    [stream] = await source.discover(context);
    const request = { stream: stream?.id ?? '', mode: 'full', pageRows: 100 } as const;
    for await (const event of source.read(request, context)) events.push(event as ReadEvent<null>);
  } catch (error) {
    thrown = error;
  }
  const members: Record<string, Member[]> = {};
  const notices: Record<string, string> = {};
  for (const event of events) {
    if (event.type === 'members') (members[event.dimension] ??= []).push(...event.members);
    if (event.type === 'notice') notices[event.code] = `${notices[event.code] ?? ''}${event.message}`;
  }
  return {
    events,
    thrown,
    members,
    notices,
    stream,
    rows: events.flatMap((event) => (event.type === 'rows' ? event.rows : [])),
    problems: events.filter((event) => event.type === 'problem'),
  };
}
