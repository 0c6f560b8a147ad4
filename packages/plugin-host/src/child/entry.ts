import process from 'node:process';
import { PluginError, type DataSourcePlugin, type Json } from '@fairshift/plugin-sdk';
import { ANSWER_BYTES, type Failure, type SourceNames, type StartMessage } from '../protocol.js';
import { Redactor } from '../redact.js';
import { Channel } from './channel.js';
import { CheckpointMaker } from './checkpoint.js';
import { describeFailure } from './failure.js';
import { closeInnerFence, missingFence } from './fence.js';
import { headOfSheet, readHead, TO_MAP } from './head.js';
import { LoadError, loadSource, parseConfig } from './load-source.js';
import { ReadRun } from './read-run.js';
import { InheritedFile } from './inherited-file.js';
import { readStart } from './read-start.js';
import { makeContext } from './source-context.js';

// Kept before the inner fence takes it away.
const exit = process.exit.bind(process);
const later = setTimeout;
/** The host closes the pipe once it has heard of a failure. What it was writing meanwhile would break it, unread. */
const LINGER_MS = 2_000;
// Without its worker a child has nobody to work for.
const channel = new Channel(() => exit(0));
let redactor = new Redactor();
process.on('uncaughtException', (error) => void fail(describeFailure(error)));
process.on('unhandledRejection', (error) => void fail(describeFailure(error)));

async function fail(failure: Failure): Promise<void> {
  // Before anything is cut short: half a secret is not found any more.
  const message = redactor.text(failure.message).slice(0, 500);
  const detail = redactor.text(failure.detail ?? '').slice(0, 2_000);
  // Where the worker is gone nobody hears of it; a failure of that too must not come back here for ever.
  await channel.send({ ...failure, message, detail }).catch(() => exit(1));
  later(() => exit(1), LINGER_MS);
}

async function perform(start: StartMessage): Promise<void> {
  const source = await load(start);
  const file = start.file === undefined ? undefined : new InheritedFile(channel, start.file);
  if (start.operation === 'recognise') {
    const others = await Promise.all((start.together ?? []).map(load));
    const answers = await recognise([source, ...others], file);
    await channel.send({
      type: 'result',
      value: start.together === undefined ? (answers[0] ?? null) : answers,
    });
    return;
  }
  if (start.operation === 'columns') {
    await channel.send({ type: 'result', value: limited(await columns(source, file, start.answers?.sheet)) });
    return;
  }
  const context = makeContext(
    { channel, start, file, redactor },
    parseConfig(source, start.config, start.secrets),
  );
  if (start.operation === 'check') {
    await channel.send({ type: 'result', value: limited(await source.check(context)) });
    return;
  }
  const asked = start.operation === 'read' ? channel.next('read-stream') : undefined;
  const streams = limited(await source.discover(context));
  await channel.send({ type: 'streams', streams });
  if (asked === undefined) return;
  const message = await asked;
  const stream = streams.find(({ id }) => id === message.stream);
  if (stream === undefined) throw new PluginError('defect', 'The source does not have this stream.');
  const checkpoints = new CheckpointMaker(source, redactor);
  const begin = readStart(source, message, context.log.warn);
  await new ReadRun({ channel, stream, context, checkpoints, upload: file }, begin).run(source);
}

const load = (names: SourceNames) => loadSource(names, () => import(/* @vite-ignore */ names.bundle));

/** What a source answers, when it is no more than an answer may be: the host reads all of it at once. */
function limited<T>(answer: T): T {
  const size = JSON.stringify(answer)?.length ?? 0;
  if (size > ANSWER_BYTES) throw new RangeError(`an answer of ${size} characters`);
  return answer;
}

async function recognise(
  sources: readonly DataSourcePlugin[],
  file: InheritedFile | undefined,
): Promise<readonly Json[]> {
  if (file === undefined || sources.every((source) => source.file === undefined))
    return sources.map(() => null);
  const head = await readHead(file);
  return sources.map((source) => {
    if (source.file === undefined) return null;
    const { score, because, near = false, needs = [] } = source.file.recognise(head);
    return { score, because, near, needs: [...needs] };
  });
}

/** What the mapping wizard offers of the sheet that the person chose. */
async function columns(
  source: DataSourcePlugin,
  file: InheritedFile | undefined,
  sheet: string | undefined,
): Promise<unknown> {
  if (source.file?.columns === undefined || file === undefined) return null;
  const head = await readHead(file, TO_MAP);
  const sheets = (head.tables ?? []).flatMap(({ sheet: name, hidden }) =>
    name === undefined ? [] : [{ name, isHidden: hidden === true }],
  );
  return { sheets, columns: source.file.columns(sheet === undefined ? head : headOfSheet(head, sheet)) };
}

const missing = missingFence();
if (missing.length > 0) {
  const message = 'Sources cannot run here, because the fence around them is not complete.';
  await fail({
    type: 'failed',
    code: 'fence-incomplete',
    kind: 'defect',
    message,
    detail: missing.join(', '),
  });
}
let working = true;
let aborted = false;
channel.listen((message) => {
  if (message.type === 'abort') aborted = true;
  if (aborted && !working) exit(0);
  return false;
});
const started = channel.next('start');
await channel.send({ type: 'ready' });
const start = await started;
redactor = new Redactor(start.secrets);
closeInnerFence([start, ...(start.together ?? [])].map(({ bundle }) => bundle));
try {
  await perform(start);
} catch (error) {
  const failure = describeFailure(error);
  const unloaded = error instanceof LoadError;
  await fail(
    unloaded
      ? { ...failure, code: 'source-not-loaded', detail: `${error.message} ${String(error.cause ?? '')}` }
      : failure,
  );
}
working = false;
if (aborted) exit(0);
