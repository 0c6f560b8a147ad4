import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PluginHost, PluginRegistry, type HostLog } from '@fairshift/plugin-host';
import { writeLock } from '@fairshift/plugin-host/packs';

/** A host of its own for one pack, as an installation has it: real registry, real fenced children. */
export interface TestHost {
  readonly host: PluginHost;
  readonly registry: PluginRegistry;
  /** Everything that the host has logged. */
  readonly lines: string[];
  close(): Promise<void>;
}

/** Opens a host in which the pack is approved. @param hostVersion the version that the host says it is */
export async function openTestHost(pack: string, hostVersion: string): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-kit-'));
  const lockFile = join(folder, 'plugins.lock.json');
  await writeLock([pack], lockFile);
  const registry = await PluginRegistry.open({ packs: [pack], lockFile, hostVersion });
  const lines: string[] = [];
  const line = (message: string, fields?: object) =>
    void lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: HostLog = { debug: line, info: line, warn: line, error: line };
  const host = new PluginHost({ registry, workFolder: join(folder, 'work'), log });
  return { host, registry, lines, close: () => rm(folder, { recursive: true, force: true }) };
}
