import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { CheckResult, StreamSpec } from '@fairshift/plugin-sdk';
import { FetchBroker } from '../broker/fetch-broker.js';
import { CHECK_LIMITS, FETCH_LIMITS, type FetchLimits } from '../broker/fetch-limits.js';
import { Network } from '../broker/network.js';
import { OriginGates } from '../broker/origin-gate.js';
import { OriginRules } from '../broker/origin-rules.js';
import { SourceRunError } from '../errors.js';
import type { StartMessage } from '../protocol.js';
import { Redactor } from '../redact.js';
import type { PluginRegistry } from '../registry/plugin-registry.js';
import type { ReadySource } from '../registry/ready-sources.js';
import {
  checkColumns,
  checkRecognition,
  checkRecognitions,
  checkResult,
  type OfferedColumns,
} from './check-answers.js';
import { checkStreams } from './check-stream.js';
import { type Answer, type Answered, askSources } from './ask-sources.js';
import { ChildUsers } from './child-users.js';
import type { HostLog } from './host-log.js';
import { makeRunFolder } from './run-folder.js';
import { SourceChild, type ChildSetup } from './source-child.js';
import { readMessage, startMessage, type RunRequest } from './run-request.js';
import type { SourceFile } from './source-file.js';
import { makeRun, type SourceRun } from './source-run.js';

/** The child's one file, bundled by the build. Found by its name: the process of a job has this module in a bundle. */
const ENTRY = createRequire(import.meta.url).resolve('@fairshift/plugin-host/source-child');
const RECOGNISE_MS = 10_000;
const CHECK_MS = 10_000;
const DISCOVER_MS = 120_000;

export interface PluginHostOptions {
  readonly registry: PluginRegistry;
  /** First number of the users that children run as when the worker is root. */
  readonly childUidBase?: number;
  /** Where the folders of single runs are made. */
  readonly workFolder: string;
  readonly log: HostLog;
  /** Other limits of requests than usual, such as in a test. */
  readonly fetchLimits?: Partial<FetchLimits>;
}

interface Place extends Pick<ChildSetup, 'uid' | 'folder'> {
  /** The URL of a source's module in the folder. */
  readonly bundleOf: (source: ReadySource) => string;
}

/** Runs sources, each run in a fenced child process of its own. */
export class PluginHost {
  readonly #users: ChildUsers;
  readonly #gates = new OriginGates();
  #entry: Promise<Buffer> | undefined;

  constructor(readonly options: PluginHostOptions) {
    this.#users = new ChildUsers(options.childUidBase);
  }

  /** Asks every ready source whether it knows a file. One that fails is told of, and the others are heard. */
  async recognise(file: SourceFile, signal?: AbortSignal): Promise<Answered> {
    const answered = await askSources(this.options.registry.sources(), {
      alone: (source) => this.#ask(source, file, signal),
      together: (sources) => this.#askTogether(sources, file, signal),
    });
    signal?.throwIfAborted();
    return answered;
  }

  /** The source's own quick test of its configuration. */
  async check(request: RunRequest): Promise<CheckResult> {
    try {
      return await this.#once(request, 'check', CHECK_MS, async (child) => {
        return checkResult(child, (await child.receive('result')).value);
      });
    } catch (error) {
      // A source may also say by an error what is wrong.
      if (!(error instanceof SourceRunError) || error.code !== 'source-failed') throw error;
      return { ok: false, reason: error.kind, message: error.message };
    }
  }

  /** The columns of a file for the mapping wizard, of the sheet that was chosen; undefined when the source needs none. */
  async columns(request: RunRequest): Promise<OfferedColumns | undefined> {
    return this.#once(request, 'columns', CHECK_MS, async (child) => {
      return checkColumns(child, (await child.receive('result')).value);
    });
  }

  /** What can be read with this configuration and file. */
  async discover(request: RunRequest): Promise<readonly StreamSpec[]> {
    return this.#once(request, 'discover', DISCOVER_MS, async (child) => {
      return streamsOf(child);
    });
  }

  /** Starts to read one stream. Throws `SourceRunError`, as do the batches. */
  async start(request: RunRequest): Promise<SourceRun> {
    const child = await this.#spawn(request, 'read');
    try {
      const streams = await streamsOf(child);
      const stream = streams.find(({ id }) => request.stream === undefined || id === request.stream);
      if (stream === undefined) {
        throw new SourceRunError('stream-unknown', 'configuration', 'The source does not have this stream.');
      }
      child.send(readMessage(stream, request));
      return makeRun(child, stream, request.resume);
    } catch (error) {
      throw await this.#ended(child, request, error);
    }
  }

  /** Several sources in one child; undefined when that fails. */
  async #askTogether(
    sources: readonly ReadySource[],
    file: SourceFile,
    signal?: AbortSignal,
  ): Promise<readonly Answer[] | undefined> {
    const [first, ...together] = sources;
    if (first === undefined) return [];
    const request = { source: first.ref, together, file, ...(signal === undefined ? {} : { signal }) };
    try {
      const found = await this.#once(request, 'recognise', RECOGNISE_MS, async (child) => {
        return checkRecognitions(child, (await child.receive('result')).value, sources.length);
      });
      return sources.map(({ ref, title }, index) => {
        const recognition = found[index];
        return recognition && { source: ref, title, recognition };
      });
    } catch (error) {
      this.options.log.info('sources are asked one by one', {
        plugins: [...new Set(sources.map(({ ref }) => ref.pluginId))],
        error: String(error),
      });
      return undefined;
    }
  }

  /** Undefined when the source reads no files. */
  async #ask(source: ReadySource, file: SourceFile, signal?: AbortSignal): Promise<Answer> {
    const { ref, title } = source;
    const request: RunRequest = { source: source.ref, file, ...(signal === undefined ? {} : { signal }) };
    try {
      const recognition = await this.#once(request, 'recognise', RECOGNISE_MS, async (child) => {
        return checkRecognition(child, (await child.receive('result')).value);
      });
      return recognition && { source: ref, title, recognition };
    } catch (error) {
      this.options.log.warn('a source could not be asked', { ...ref, error: String(error) });
      const isKnown = error instanceof SourceRunError;
      const words = `"${title}" could not be asked whether it knows this file. Try again.`;
      return {
        source: ref,
        title,
        error: isKnown ? error : new SourceRunError('not-started', 'defect', words),
      };
    }
  }

  async #once<T>(
    request: RunRequest,
    operation: StartMessage['operation'],
    ms: number,
    work: (child: SourceChild) => Promise<T>,
  ): Promise<T> {
    const child = await this.#spawn(request, operation, ms);
    try {
      const value = await work(child);
      await child.end();
      return value;
    } catch (error) {
      throw await this.#ended(child, request, error);
    }
  }

  /** Ends a failed child and remembers a module that is not what its manifest says. */
  async #ended(child: SourceChild, request: RunRequest, error: unknown): Promise<unknown> {
    await child.end();
    // Of several plugins in one child nobody knows which it was: each is asked by itself after this.
    const isAlone = sourcePlugins(request).size === 1;
    if (isAlone && error instanceof SourceRunError && error.code === 'source-not-loaded') {
      this.options.registry.markFailed(request.source.pluginId, error.message);
    }
    return error;
  }

  async #spawn(
    request: RunRequest,
    operation: StartMessage['operation'],
    timeoutMs?: number,
  ): Promise<SourceChild> {
    const source = this.options.registry.source(request.source);
    if (isAborted(request)) throw new SourceRunError('stopped', 'defect', 'The run was stopped.');
    const together = [source, ...(request.together ?? [])];
    const { uid, folder, bundleOf } = await this.#place(together);
    const { file, onReading, onProgress } = request;
    const redactor = new Redactor(request.secrets);
    const setup: ChildSetup = {
      title: source.title,
      folder,
      users: this.#users,
      uid,
      limits: widest(together),
      redactor,
      broker: this.#broker(source, request, operation, redactor),
      log: this.options.log,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(file === undefined ? {} : { file }),
      ...(onReading === undefined ? {} : { onReading }),
      ...(onProgress === undefined ? {} : { onProgress }),
    };
    const child = await SourceChild.start(setup, startMessage(source, request, operation, bundleOf));
    const stop = () => void child.end(true);
    if (isAborted(request)) stop();
    request.signal?.addEventListener('abort', stop, { once: true });
    return child;
  }

  /** Makes the requests of one run, within what was approved. */
  #broker(
    source: ReadySource,
    request: RunRequest,
    operation: StartMessage['operation'],
    redactor: Redactor,
  ): FetchBroker {
    const { registry, log, fetchLimits } = this.options;
    const ours = operation === 'check' ? CHECK_LIMITS : {};
    return new FetchBroker({
      rules: new OriginRules(source.permissions, request.origins),
      gate: (rule) => this.#gates.of(source.ref.pluginId, rule),
      transport: request.transport ?? new Network(),
      limits: { ...FETCH_LIMITS, ...ours, ...fetchLimits },
      userAgent: `Fairshift/${registry.options.hostVersion}`,
      redactor,
      onLine: (line) => {
        log.info('a source asked the network', { ...source.ref, ...line });
        try {
          request.onFetch?.(line);
        } catch (error) {
          log.error('a request could not be told of', { ...source.ref, error: String(error) });
        }
      },
    });
  }

  /** A user and a folder for one run; each module is checked against its approved hash as it is copied. */
  async #place(sources: readonly ReadySource[]): Promise<Place> {
    // A plugin of one module with several sources is copied once.
    const modules = Map.groupBy(sources, ({ ref, entry }) => `${ref.pluginId} ${entry}`);
    const bundles = await Promise.all([...modules.values()].map(([first]) => first!.bundle()));
    this.#entry ??= readFile(ENTRY);
    const entry = await this.#entry;
    const uid = this.#users.take();
    try {
      const folder = await makeRunFolder(this.options.workFolder, uid !== undefined, { entry, bundles });
      const names = [...modules.keys()];
      const bundleOf = ({ ref, entry: module }: ReadySource) =>
        pathToFileURL(folder.bundles[names.indexOf(`${ref.pluginId} ${module}`)]!).href;
      return { uid, folder, bundleOf };
    } catch (error) {
      this.#users.give(uid);
      throw error;
    }
  }
}

/** What every source of one child may use: each has been given as much. */
function widest(sources: readonly ReadySource[]): ReadySource['limits'] {
  return {
    memoryMb: Math.max(...sources.map(({ limits }) => limits.memoryMb)),
    minutes: Math.max(...sources.map(({ limits }) => limits.minutes)),
  };
}

const sourcePlugins = ({ source, together = [] }: RunRequest) =>
  new Set([source.pluginId, ...together.map(({ ref }) => ref.pluginId)]);

/** Asked twice in one start: a signal changes meanwhile. */
function isAborted({ signal }: RunRequest): boolean {
  return signal?.aborted === true;
}

/** What a child says that can be read. */
async function streamsOf(child: SourceChild): Promise<readonly StreamSpec[]> {
  const { streams } = await child.receive('streams');
  return checkStreams(child.setup.redactor.all(streams));
}
