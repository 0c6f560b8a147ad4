import { createHash } from 'node:crypto';
import type { ImportConfig } from './mapping/mapping-answers.js';

/**
 * Names an input: the file, the source and its version, and what the person answered. Equal inputs give equal data,
 * so an input that still stands in a dataset need not be read again.
 */
export function inputSha256(input: {
  readonly fileSha256: string;
  readonly pluginId: string;
  readonly sourceId: string;
  readonly version: string;
  readonly answers: {
    readonly period?: string | undefined;
    readonly periodKind?: string | undefined;
    readonly sheet?: string | undefined;
  };
  readonly config?: ImportConfig;
}): Buffer {
  const { fileSha256, pluginId, sourceId, version, answers, config = {} } = input;
  const parts: unknown[] = [
    fileSha256,
    pluginId,
    sourceId,
    version,
    answers.period ?? '',
    answers.periodKind ?? '',
  ];
  // Only where there are any: inputs without them keep the name under which datasets hold them.
  if (answers.sheet !== undefined || config.mapping !== undefined) parts.push(answers.sheet ?? '', config);
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
