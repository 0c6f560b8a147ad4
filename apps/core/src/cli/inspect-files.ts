import { readFile } from 'node:fs/promises';
import type { Json } from '@fairshift/plugin-sdk';
import { ConfigError, readConfig } from '../platform/config.js';
import { makeLog } from '../platform/log.js';
import { openPluginHost } from '../worker/open-plugin-host.js';
import { exitCodeOf, inspectFile } from './inspect-file.js';
import type { InspectAnswers, Inspected } from './inspect-file.js';
import { inspectionWords } from './inspection-words.js';

export interface InspectOrder {
  readonly files: readonly string[];
  /** `start/end`, end exclusive. */
  readonly period?: string;
  /** The name of a sheet. */
  readonly sheet?: string;
  /** The path of a JSON file with a mapping. */
  readonly mapping?: string;
  readonly json: boolean;
}

/**
 * Inspects files one after the other and prints what an import would understand of them.
 * @returns the highest exit code of all files
 * @throws ConfigError
 */
export async function inspectFiles({ files, json, ...order }: InspectOrder): Promise<number> {
  const host = await openPluginHost(readConfig(), makeLog('silent'));
  const answers = await answersOf(order);
  const all: Inspected[] = [];
  for (const file of files) all.push(await inspectFile(host, file, answers));
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

async function answersOf(order: Pick<InspectOrder, 'period' | 'sheet' | 'mapping'>): Promise<InspectAnswers> {
  const { mapping, ...answers } = order;
  return mapping === undefined ? answers : { ...answers, mapping: await readMapping(mapping) };
}

/** @throws ConfigError when the file is not there or is no JSON */
async function readMapping(file: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Json;
  } catch (error) {
    throw new ConfigError(`The mapping in ${file} cannot be read: ${(error as Error).message}`);
  }
}
