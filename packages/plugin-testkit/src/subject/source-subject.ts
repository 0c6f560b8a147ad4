import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  FetchRefusal,
  type Answers,
  type RunRequest,
  type SourceRun,
  type Transport,
} from '@fairshift/plugin-host';
import { ReplayTransport } from '@fairshift/plugin-host/network';
import type { Json, PluginManifest, StreamSpec } from '@fairshift/plugin-sdk';
import { openFixture, type SourceCase } from './fixtures.js';
import { readAll, type Reading, type ReadingBook } from './reading.js';
import type { Subject } from './subject.js';

export type SourcePart = NonNullable<PluginManifest['contributes']['dataSources']>[number];

/** One way to run a source: with a file or a recording, settings and answers. */
export interface RunCase {
  readonly name: string;
  /** Path of the file; undefined for sources that fetch. */
  readonly file?: string;
  readonly config: Json;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Folder of recorded answers. */
  readonly recording?: string;
  /** What the answers go through on their way: faults that a publisher has. */
  readonly spoil?: (transport: Transport) => Transport;
  readonly answers?: Answers;
  readonly expect?: SourceCase['expect'];
  readonly score?: number;
}

export interface SourceSubject {
  readonly subject: Subject;
  readonly source: SourcePart;
  readonly cases: readonly RunCase[];
  /** The source reads files that people upload. */
  readonly readsFiles: boolean;
  /** The manifest asks for network. */
  readonly fetches: boolean;
  readings: Map<RunCase, Promise<Reading>>;
}

/** A period that files which do not say theirs are read with; no figure depends on it. */
const STAND_IN: Answers = { period: '2000-01-01/2000-02-01', periodKind: 'month' };

/** The cases of `conform.json`, or each file of the folder that this source knows best. */
export async function sourceCases(subject: Subject, source: SourcePart): Promise<SourceSubject> {
  const { fixtures, manifest } = subject;
  const told = fixtures.cases[source.id];
  const cases =
    told === undefined ? await guessed(subject, source) : told.map((each) => caseOf(subject, each));
  const permissions = manifest.permissions ?? {};
  const fetches = (permissions.network ?? []).length + (permissions.networkFromConfig ?? []).length > 0;
  const readsFiles = cases.some(({ file }) => file !== undefined);
  return { subject, source, cases, readsFiles, fetches, readings: new Map() };
}

function caseOf({ fixtures }: Subject, each: SourceCase): RunCase {
  const { file, config = {}, answers, expect, recording, secrets } = each;
  return {
    name: file ?? recording ?? 'settings',
    ...(recording === undefined ? {} : { recording: join(fixtures.folder, recording) }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(file === undefined ? {} : { file: join(fixtures.folder, file) }),
    config,
    ...(answers === undefined ? {} : { answers: { ...STAND_IN, ...answers } as Answers }),
    ...(expect === undefined ? {} : { expect }),
  };
}

/** A file of the fixtures and the source that knows it best. */
interface Guess {
  readonly name: string;
  readonly sourceId: string;
  readonly score: number;
  readonly asksPeriod: boolean;
}

/** Each file is asked about once, for all sources of the plugin together. */
const guesses = new WeakMap<Subject, Promise<readonly Guess[]>>();

async function guess({ fixtures: { folder, files }, host }: Subject): Promise<readonly Guess[]> {
  const found: Guess[] = [];
  for (const name of files) {
    const file = await openFixture(join(folder, name));
    const { known } = await host.host.recognise(file).finally(() => file.close());
    const [best] = known;
    if (best === undefined) continue;
    const { score, needs } = best.recognition;
    found.push({
      name,
      sourceId: best.source.sourceId,
      score,
      asksPeriod: needs?.includes('period') === true,
    });
  }
  return found;
}

async function guessed(subject: Subject, source: SourcePart): Promise<readonly RunCase[]> {
  const all = guesses.get(subject) ?? guess(subject);
  guesses.set(subject, all);
  return (await all)
    .filter(({ sourceId }) => sourceId === source.id)
    .map(({ name, score, asksPeriod }) => ({
      name,
      file: join(subject.fixtures.folder, name),
      config: {},
      score,
      ...(asksPeriod ? { answers: STAND_IN } : {}),
    }));
}

/** What the host asks the source with in one case. The file stays open until `work` has ended. */
export async function withRequest<T>(
  { subject, source }: SourceSubject,
  each: RunCase,
  work: (request: RunRequest) => Promise<T>,
): Promise<T> {
  const file = each.file === undefined ? undefined : await openFixture(each.file);
  try {
    return await work({
      source: { pluginId: subject.manifest.id, sourceId: source.id },
      config: each.config,
      ...networkOf(subject, each),
      ...(each.answers === undefined ? {} : { answers: each.answers }),
      ...(file === undefined ? {} : { file }),
    });
  } finally {
    await file?.close();
  }
}

export const discover = (subject: SourceSubject, each: RunCase): Promise<readonly StreamSpec[]> =>
  withRequest(subject, each, (request) => subject.subject.host.host.discover(request));

/** Reads one case; `extra` changes what the host asks. */
export const read = (
  subject: SourceSubject,
  each: RunCase,
  extra: Partial<RunRequest> = {},
  book?: ReadingBook,
): Promise<Reading> =>
  withRequest(subject, each, async (request) =>
    readAll(await subject.subject.host.host.start({ ...request, ...extra }), book),
  );

/** The reading that others are compared with; made once for each case. */
export function firstReading(subject: SourceSubject, each: RunCase): Promise<Reading> {
  const held = subject.readings.get(each) ?? read(subject, each);
  subject.readings.set(each, held);
  return held;
}

/** Starts a run and hands it over. */
export const withRun = <T>(
  subject: SourceSubject,
  each: RunCase,
  work: (run: SourceRun) => Promise<T>,
  extra: Partial<RunRequest> = {},
): Promise<T> =>
  withRequest(subject, each, async (request) =>
    work(await subject.subject.host.host.start({ ...request, ...extra })),
  );

/** Checks run before anybody has approved anything: without a recording a source gets no answer at all. */
const NO_NETWORK: Transport = {
  live: false,
  send: async ({ url }) => {
    throw new FetchRefusal(
      'unavailable',
      `Nothing is recorded of ${url.host}, and no check asks the network.`,
    );
  },
};

/** Recorded answers, perhaps spoilt; no check ever asks the network. */
function networkOf(
  { manifest }: Subject,
  { recording, secrets, spoil, config }: RunCase,
): Pick<RunRequest, 'transport' | 'secrets' | 'origins'> {
  if (recording === undefined)
    return { transport: NO_NETWORK, ...(secrets === undefined ? {} : { secrets }) };
  if (!existsSync(recording))
    throw new Error(`There is no recording ${basename(recording)}. Make it with fairshift-plugin record.`);
  const replay = new ReplayTransport(recording, secrets);
  return {
    transport: spoil === undefined ? replay : spoil(replay),
    origins: originsOf(manifest, config, true),
    ...(secrets === undefined ? {} : { secrets }),
  };
}

/** The addresses of the manifest and those of the settings; `allowPrivate` where nothing is asked, or the author says so. */
export function originsOf(
  { permissions }: PluginManifest,
  config: Json,
  allowPrivate: boolean,
): NonNullable<RunRequest['origins']> {
  const named = (permissions?.networkFromConfig ?? []).map(
    (name) => (config as Readonly<Record<string, Json>>)[name],
  );
  const typed = named.flatMap((value) => (typeof value === 'string' ? [value] : []));
  const fixed = (permissions?.network ?? []).map(({ origin }) => origin);
  return [...fixed, ...typed].map((origin) => ({ origin, allowPrivate }));
}
