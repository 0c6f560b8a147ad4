import type { Json, SourceContext } from '@fairshift/plugin-sdk';
import type { StartMessage } from '../protocol.js';
import type { Redactor } from '../redact.js';
import { BrokeredFetch } from './brokered-fetch.js';
import type { Channel } from './channel.js';
import type { InheritedFile } from './inherited-file.js';

/** Log lines of one run that reach the host; a source in a loop must not fill the log. */
const MOST_LINES = 1_000;
const PROGRESS_MS = 250;

export interface ContextParts {
  readonly channel: Channel;
  readonly start: StartMessage;
  readonly file: InheritedFile | undefined;
  readonly redactor: Redactor;
}

/** Everything that a source is given. */
export function makeContext(
  { channel, start, file, redactor }: ContextParts,
  config: unknown,
): SourceContext<unknown> {
  const stop = new AbortController();
  channel.listen((message) => {
    if (message.type === 'abort') stop.abort();
    return false;
  });
  return {
    config,
    secrets: Object.freeze({ ...start.secrets }),
    fetch: new BrokeredFetch(channel, stop.signal).fetch,
    signal: stop.signal,
    log: makeLog(channel, redactor),
    progress: makeProgress(channel),
    now: () => new Date(),
    ...(start.answers === undefined ? {} : { answers: start.answers }),
    ...(file === undefined ? {} : { file: fileOf(file) }),
  };
}

function fileOf(file: InheritedFile): NonNullable<SourceContext<unknown>['file']> {
  const { name, sha256 } = file;
  return {
    name,
    sha256,
    stream: () => file.stream(),
    readAt: (offset, length) => file.readAt(offset, length),
  };
}

function makeLog(channel: Channel, redactor: Redactor): SourceContext<unknown>['log'] {
  let lines = 0;
  const line =
    (level: 'debug' | 'info' | 'warn') => (message: string, fields?: Readonly<Record<string, Json>>) => {
      if (++lines > MOST_LINES) return;
      const text = fields === undefined ? String(message) : `${message} ${JSON.stringify(fields)}`;
      void channel.send({ type: 'log', level, message: redactor.text(text).slice(0, 500) });
    };
  return { debug: line('debug'), info: line('info'), warn: line('warn') };
}

function makeProgress(channel: Channel): SourceContext<unknown>['progress'] {
  let last = -Infinity;
  return ({ done, total, label }) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    const rest = { ...(total === undefined ? {} : { total }), ...(label === undefined ? {} : { label }) };
    void channel.send({ type: 'progress', done, ...rest });
  };
}
