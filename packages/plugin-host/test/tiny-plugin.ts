import { randomUUID } from 'node:crypto';
import { openSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginHost, PluginRegistry, type FetchLimits, type HostLog, type SourceFile } from '../src/index.js';
import { packPlugin, writeLock } from '../src/pack/index.js';

/** A host with real packs and real children, in a folder of its own. */
export interface TinyHost {
  readonly host: PluginHost;
  readonly registry: PluginRegistry;
  /** Everything that the host has logged. */
  readonly lines: string[];
}

/** The one stream of the tiny sources: a time, a place, two stratifiers, a proportion and its parts. */
export const TINY_STREAM = {
  id: 'tiny',
  title: 'Tiny',
  description: 'Made for a test.',
  dimensions: [
    { id: 'period', title: 'Period', role: 'time', type: 'period', periodKind: 'month' },
    { id: 'practice', title: 'Practice', role: 'organisation', type: 'code', codeSystem: 'ods' },
    { id: 'sex', title: 'Sex', role: 'equity', type: 'code' },
    { id: 'age', title: 'Age', role: 'equity', type: 'code', ordered: ['25-49', '50-64'] },
  ],
  measures: [
    measure('screened', 'count'),
    measure('eligible', 'count'),
    { ...measure('coverage', 'proportion'), numerator: 'screened', denominator: 'eligible', multiplier: 100 },
  ],
  key: ['period', 'practice', 'sex', 'age'],
  refresh: 'full',
  licence: { spdxOrUrl: 'OGL-UK-3.0', attribution: 'Nobody', redistribution: 'allowed' },
  disclosure: 'open',
} as const;

function measure(id: string, kind: string) {
  const aggregation = kind === 'count' ? 'sum' : 'ratio-of-sums';
  return { id, title: id, kind, unit: 'people', polarity: 'higher-is-better', aggregation } as const;
}

/** The text of a module with one source, `tiny`, whose `read` has the given body. */
export function sourceText(read: string, rest = ''): string {
  return `
const stream = ${JSON.stringify(TINY_STREAM)};
const provenance = { retrievedAt: '2026-01-01T00:00:00Z' };
export const tiny = {
  kind: 'data-source', contract: 1, id: 'tiny', cursorVersion: 1,
  config: { safeParse: (data) => ({ success: true, data }) },
  async check() { return { ok: true }; },
  async discover() { return [stream]; },
  async *read(request, ctx) { ${read} },
  ${rest}
};`;
}

interface TinyOptions {
  readonly memoryMb?: number;
  readonly minutes?: number;
  readonly permissions?: object;
  readonly exports?: readonly string[];
  /** Part of the product, not a partner's. */
  readonly isBuilt?: boolean;
  readonly fetchLimits?: Partial<FetchLimits>;
}

/** Packs one plugin for each text and opens a host that has them approved. Names become \`test.<name>\`. */
export async function openTinyHost(
  texts: Readonly<Record<string, string>>,
  { isBuilt = false, fetchLimits = {}, ...limits }: TinyOptions = {},
): Promise<TinyHost> {
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  const packs: string[] = [];
  for (const [name, text] of Object.entries(texts)) packs.push(await packTiny(folder, name, text, limits));
  const lockFile = join(folder, 'plugins.lock.json');
  const { plugins } = await writeLock(packs, lockFile);
  const approved = Object.entries(plugins).flatMap(([pluginId, versions]) =>
    Object.entries(versions).map(([version, hash]) => ({
      pluginId,
      version,
      hash,
      state: 'enabled' as const,
    })),
  );
  const approval = isBuilt ? { lockFile } : { decisions: async () => approved };
  const registry = await PluginRegistry.open({ packs, ...approval, hostVersion: '1.4.2' });
  const lines: string[] = [];
  const line = (message: string, fields?: object) =>
    void lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: HostLog = { debug: line, info: line, warn: line, error: line };
  const workFolder = join(folder, 'work');
  return { host: new PluginHost({ registry, workFolder, log, fetchLimits }), registry, lines };
}

/** Writes and packs one plugin; returns its pack folder. */
export async function packTiny(
  folder: string,
  name: string,
  text: string,
  { permissions, exports, ...limits }: Omit<TinyOptions, 'isBuilt' | 'fetchLimits'> = {},
): Promise<string> {
  const plugin = join(folder, name);
  await mkdir(join(plugin, 'dist'), { recursive: true });
  await writeFile(join(plugin, 'package.json'), '{ "type": "module" }');
  await writeFile(join(plugin, 'dist', 'server.js'), text);
  await writeFile(
    join(plugin, 'fairshift.plugin.json'),
    JSON.stringify({ ...tinyManifest(name, exports), limits, permissions }),
  );
  await packPlugin(plugin);
  return join(plugin, 'dist');
}

export function tinyManifest(name: string, exports: readonly string[] = ['tiny']) {
  return {
    manifestVersion: 1,
    id: `test.${name}`,
    version: '1.0.0',
    title: `Tiny ${name}`,
    description: 'Made for a test.',
    licence: 'Apache-2.0',
    publisher: { name: 'A partner', contact: 'partner@example.org' },
    engines: { fairshift: '^1.4.0' },
    contributes: {
      dataSources: exports.map((id) => ({
        id,
        contract: 1,
        title: `Tiny ${name}`,
        entry: 'dist/server.js',
        export: id,
      })),
    },
    files: {},
  };
}

/** An open file that no folder holds any more; it closes with the process. */
export function fileOf(bytes: Uint8Array, name = 'tiny.csv'): SourceFile {
  const at = join(tmpdir(), `fairshift-test-file-${randomUUID()}`);
  writeFileSync(at, bytes);
  const descriptor = openSync(at, 'r');
  unlinkSync(at);
  return { name, sha256: '0'.repeat(64), size: bytes.length, descriptor };
}
