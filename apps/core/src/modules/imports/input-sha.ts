import { createHash } from 'node:crypto';

/**
 * Names an input: the file, the source and its version, and what the person answered. Equal inputs give equal data,
 * so an input that still stands in a dataset need not be read again.
 */
export function inputSha256(input: {
  readonly fileSha256: string;
  readonly pluginId: string;
  readonly sourceId: string;
  readonly version: string;
  readonly answers: { readonly period?: string | undefined; readonly periodKind?: string | undefined };
}): Buffer {
  const { fileSha256, pluginId, sourceId, version, answers } = input;
  const parts = [fileSha256, pluginId, sourceId, version, answers.period ?? '', answers.periodKind ?? ''];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
