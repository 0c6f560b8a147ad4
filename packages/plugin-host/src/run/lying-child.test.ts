import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../redact.js';
import { SPEAK } from '../../test/pipes.js';
import { ChildUsers } from './child-users.js';
import { makeRunFolder } from './run-folder.js';
import { SourceChild } from './source-child.js';

const quiet = () => {};
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const START = {
  type: 'start',
  operation: 'read',
  bundle: '',
  exportName: 'tiny',
  sourceId: 'tiny',
  config: {},
} as const;

/** The error of a run whose child sends one message when it is started. */
const sending = (message: object): Promise<unknown> =>
  runOf(
    `${SPEAK} say({ type: 'ready' }); hear(); say(${JSON.stringify(message)}); setTimeout(() => {}, 60_000);`,
  );

/** The error of a run whose child is the program of a stranger. @throws SourceRunError when it does not start */
async function runOf(text: string): Promise<unknown> {
  const work = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  const content = { entry: Buffer.from(text), bundles: [Buffer.from('')] };
  const folder = await makeRunFolder(work, false, content);
  const limits = { memoryMb: 64, minutes: 1 };
  const setup = {
    title: 'Liar',
    folder,
    users: new ChildUsers(),
    uid: undefined,
    limits,
    log,
    redactor: new Redactor(),
  };
  const child = await SourceChild.start(setup, START);
  const error = await child.receive('streams').catch((caught: unknown) => caught);
  await child.end();
  return error;
}

const failed = { type: 'failed', code: 'crashed', kind: 'defect', message: 'I fell.' };

it('says of a child that ends before the source is loaded that it could not start', async () => {
  await expect(runOf(`process.exit(1);`)).rejects.toMatchObject({
    code: 'not-started',
    message: '"Liar" could not be started, perhaps because the computer is busy. Try again.',
  });
});

describe('a child that says how it ended', () => {
  it('is believed about what it can know', async () => {
    expect(await sending(failed)).toMatchObject({ code: 'crashed', kind: 'defect', message: 'I fell.' });
  });

  it.each([
    ['that it was killed, to be run again and again', { ...failed, code: 'killed' }],
    ['that it could not start', { ...failed, code: 'not-started' }],
    ['a code that there is not', { ...failed, code: 'no-such-code' }],
    ['a kind that there is not', { ...failed, kind: 'holiday' }],
    ['something else than a sentence', { ...failed, message: { evil: true } }],
  ])('is not believed when it says %s', async (_what, message) => {
    expect(await sending(message)).toMatchObject({ code: 'protocol-broken', kind: 'defect' });
  });

  it.each([
    ['a log line', { type: 'log', level: { toString: 1 }, message: { toString: 1 } }],
    ['something else', { type: { toString: 1 } }],
  ])('cannot throw in the worker with %s that is no text', async (_what, message) => {
    expect(await sending(message)).toMatchObject({ code: 'protocol-broken', kind: 'defect' });
  });
});
