import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SourceRunError } from '@fairshift/plugin-host';
import { LiveTransport, RecordingTransport } from '@fairshift/plugin-host/network';
import { z } from 'zod';
import { readingWords } from '../preview/source-preview.js';
import { farFuture } from '../subject/far-future.js';
import {
  originsOf,
  read,
  sourceCases,
  withRequest,
  type RunCase,
  type SourceSubject,
} from '../subject/source-subject.js';
import { openSubject } from '../subject/subject.js';
import { buildPlugin } from './build.js';
import { CliError } from './cli-error.js';
import type { CliOptions } from './main.js';
import { pluginFolder, say } from './plugin-folder.js';

type Secrets = Readonly<Record<string, string>>;

interface Asked {
  readonly secrets: Secrets;
  /** The author says that the API lies in a network of their own, or is plain http. */
  readonly allowPrivate: boolean;
}

/** Asks the API itself and writes its answers where the checks find them, so that no check needs a network or a key. */
export async function record(target: string, options: CliOptions): Promise<number> {
  const folder = pluginFolder(target);
  const asked = { secrets: await secretsOf(options), allowPrivate: options.private === true };
  await buildPlugin(folder);
  const subject = await openSubject(join(folder, 'dist'));
  let made = 0;
  try {
    for (const source of subject.manifest.contributes.dataSources ?? []) {
      const opened = await sourceCases(subject, source);
      for (const each of opened.cases) {
        if (each.recording === undefined) continue;
        await recordCase(opened, each, asked, join(folder, 'fixtures', basename(each.recording)));
        made++;
      }
    }
  } finally {
    await subject.close();
  }
  if (made > 0) return 0;
  throw new CliError('No case of fixtures/conform.json names a recording. Add "recording": "NAME" to one.');
}

async function secretsOf({ secrets }: CliOptions): Promise<Secrets> {
  if (secrets === undefined) return {};
  const wrong = new CliError(`${secrets} is no JSON file of names and texts, such as { "token": "…" }.`);
  const text = await readFile(secrets, 'utf8').catch(() => {
    throw new CliError(`There is no file ${secrets}.`);
  });
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch {
    throw wrong;
  }
}

async function recordCase(opened: SourceSubject, each: RunCase, asked: Asked, to: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-kit-'));
  try {
    const transport = new RecordingTransport(folder, new LiveTransport(), asked.secrets);
    say(`${opened.source.id}: ${each.name}`);
    for (const line of await askAll(opened, each, asked, transport)) say(`  ${line}`);
    await transport.written();
    const count = await leaveOutRetried(folder);
    await rm(to, { recursive: true, force: true });
    await cp(folder, to, { recursive: true });
    say(
      `  ${count} answers are in fixtures/${basename(to)}. Secrets are left out; read them before you share them.`,
    );
  } catch (error) {
    if (error instanceof SourceRunError) throw new CliError(error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Everything that the checks will ask: the quick test, a whole read, and a read from a cursor of the far future. */
async function askAll(
  opened: SourceSubject,
  { recording: _recording, ...rest }: RunCase,
  { secrets, allowPrivate }: Asked,
  transport: RecordingTransport,
): Promise<readonly string[]> {
  const live = { ...rest, secrets };
  const origins = originsOf(opened.subject.manifest, live.config, allowPrivate);
  const more = { transport, origins };
  const checked = await withRequest(opened, live, (request) =>
    opened.subject.host.host.check({ ...request, ...more }),
  );
  if (!checked.ok) throw new CliError(checked.message);
  const reading = await read(opened, live, more);
  const value = reading.cursor === undefined ? undefined : farFuture(reading.cursor.value);
  if (reading.cursor !== undefined && value !== undefined)
    await read(opened, live, { ...more, mode: 'incremental', cursor: { ...reading.cursor, value } });
  return readingWords(reading);
}

/** What the host asked again for is no answer: played back, it would make every check wait. Returns how many are left. */
async function leaveOutRetried(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  let left = 0;
  for (const name of names) {
    const { response } = JSON.parse(await readFile(join(folder, name), 'utf8')) as {
      readonly response: { readonly status: number; readonly file?: string };
    };
    if (response.status !== 429 && response.status < 500) left++;
    else for (const each of [name, response.file ?? name]) await rm(join(folder, each), { force: true });
  }
  return left;
}
