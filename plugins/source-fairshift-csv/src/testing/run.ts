import type { Member, ReadEvent, SourceContext } from '@fairshift/plugin-sdk';
import type { Config } from '../config.js';
import { fairshiftCsv as source } from '../index.js';

let runs = 0;

export function contextFor(text: string | Uint8Array<ArrayBuffer>): SourceContext<Config> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  runs += 1;
  return {
    config: source.config.parse({}),
    secrets: {},
    fetch: globalThis.fetch,
    signal: new AbortController().signal,
    progress() {},
    now: () => new Date('2026-01-02T03:04:05Z'),
    log: { debug() {}, info() {}, warn() {} },
    file: {
      name: 'file.csv',
      sha256: `file-${runs}`,
      stream: () => new Blob([bytes]).stream() as ReadableStream<Uint8Array>,
      readAt: async (offset, length) => bytes.subarray(offset, offset + length),
    },
  };
}

/** Everything that the source says of a file. */
export async function run(text: string | Uint8Array<ArrayBuffer>) {
  const ctx = contextFor(text);
  const [stream] = await source.discover(ctx);
  const events: ReadEvent<null>[] = [];
  let thrown: unknown;
  try {
    for await (const event of source.read({ stream: 'rows', mode: 'full', pageRows: 5_000 }, ctx))
      events.push(event);
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
  };
}
