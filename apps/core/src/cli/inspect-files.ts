import { readConfig } from '../platform/config.js';
import { makeLog } from '../platform/log.js';
import { openPluginHost } from '../worker/open-plugin-host.js';
import { exitCodeOf, inspectFile } from './inspect-file.js';
import type { Inspected } from './inspect-file.js';
import { inspectionWords } from './inspection-words.js';

export interface InspectOrder {
  readonly files: readonly string[];
  /** `start/end`, end exclusive. */
  readonly period?: string;
  readonly json: boolean;
}

/**
 * Inspects files one after the other and prints what an import would understand of them.
 * @returns the highest exit code of all files
 * @throws ConfigError
 */
export async function inspectFiles({ files, period, json }: InspectOrder): Promise<number> {
  const host = await openPluginHost(readConfig(), makeLog('silent'));
  const all: Inspected[] = [];
  for (const file of files) all.push(await inspectFile(host, file, period));
  const text = json ? jsonOf(all) : all.map(inspectionWords).join('\n\n');
  await new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
  return Math.max(...all.map(exitCodeOf));
}

const jsonOf = (all: readonly Inspected[]): string =>
  JSON.stringify(
    all.map(({ inspection }) => inspection),
    null,
    2,
  );
