import type { ChartDescription, ChartInput, DrawContext, Json, PlainOption } from '@fairshift/plugin-sdk';
import { optionFault } from './allowed-option.js';
import type { ChartErrorCode } from './errors.js';
import { chartErrorWords } from './errors.js';
import { isPlainObject, notPlainAt } from './plain-json.js';

/** Page to worker. */
export interface RunMessage {
  readonly id: number;
  readonly url: string;
  readonly exportName: string;
  readonly input: ChartInput;
  readonly options: Json;
  /** The version the options were saved under; left out when they are new. */
  readonly optionsVersion?: number;
  readonly draw: DrawContext;
}

export interface ChartResult {
  readonly analysis: Json;
  readonly option: PlainOption;
  readonly description: ChartDescription;
}

/** Worker to page. `loaded` starts the clock of the run itself. */
export type Reply =
  | { readonly id: number; readonly loaded: true }
  | ({ readonly id: number } & ChartResult)
  | {
      readonly id: number;
      readonly error: { readonly code: ChartErrorCode; readonly message: string; readonly detail?: string };
    };

/** Reads what the page sent. The worker trusts the page, so this only guards against a wrong caller. */
export function parseRun(data: unknown): RunMessage | undefined {
  if (!isPlainObject(data)) return undefined;
  const { id, url, exportName, input, draw } = data;
  const whole = Number.isSafeInteger(id) && typeof url === 'string' && typeof exportName === 'string';
  return whole && isPlainObject(input) && isPlainObject(draw) ? (data as unknown as RunMessage) : undefined;
}

/**
 * Reads what a worker posted. A partner's code runs in there and may post anything, so nothing is taken on trust:
 * shape, plain JSON, and an option of known keys only.
 */
export function parseReply(data: unknown): Reply | undefined {
  if (!isPlainObject(data)) return undefined;
  const { id, loaded, error } = data;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
  if (loaded === true) return { id, loaded };
  if (error !== undefined) return { id, error: readError(error) };
  const { analysis, option, description } = data;
  const fault = notPlainAt(analysis) ?? optionFault(option) ?? descriptionFault(description);
  if (fault !== undefined || analysis === undefined) {
    const code = 'bad-result';
    return { id, error: { code, message: chartErrorWords[code], detail: fault ?? 'no analysis' } };
  }
  return { id, analysis, option, description } as { id: number } & ChartResult;
}

export function readError(error: unknown): { code: ChartErrorCode; message: string; detail?: string } {
  const given = isPlainObject(error) ? error : {};
  const code = Object.keys(chartErrorWords).find((known) => known === given['code']) as
    | ChartErrorCode
    | undefined;
  const detail = typeof given['detail'] === 'string' ? given['detail'].slice(0, 500) : undefined;
  // Words for the reader come from the host. One code may add the numbers that the host worked out itself.
  const own =
    code === 'too-few-points' && typeof given['message'] === 'string' ? given['message'].slice(0, 200) : '';
  const known = code ?? 'plugin-failed';
  const message = own === '' ? chartErrorWords[known] : own;
  return detail === undefined ? { code: known, message } : { code: known, message, detail };
}

/** What is wrong with a description; undefined when it can be shown. */
export function descriptionFault(description: unknown): string | undefined {
  const fault = notPlainAt(description);
  if (fault !== undefined || !isPlainObject(description)) return `description ${fault ?? 'missing'}`;
  const { headline, sentences, paragraphs, easyRead, table } = description;
  if (typeof headline !== 'string' || headline.trim() === '') return 'description without a headline';
  if (!isWords(sentences)) return 'description without sentences';
  if (paragraphs !== undefined && !isParagraphsOf(sentences, paragraphs))
    return 'paragraphs without a topic, or not of the same sentences';
  if (easyRead !== undefined && !isEasyRead(easyRead)) return 'Easy Read without a picture or sentences';
  if (!isPlainObject(table) || typeof table['caption'] !== 'string') return 'description without a table';
  const { columns, rows } = table;
  if (!isWords(columns) || columns.length === 0 || !Array.isArray(rows))
    return 'table without columns or rows';
  const wrong = rows.findIndex(
    (row) => !Array.isArray(row) || row.length !== columns.length || !row.every(isCell),
  );
  return wrong < 0 ? undefined : `table row ${wrong} does not fit its columns`;
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isParagraphsOf = (sentences: readonly string[], value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (each) => isPlainObject(each) && typeof each['topic'] === 'string' && isWords(each['sentences']),
  ) &&
  JSON.stringify(value.flatMap((each: { sentences: string[] }) => each.sentences)) ===
    JSON.stringify(sentences);
/** A picture of a later contract is let through: the words stand without it. */
const isEasyRead = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (each) =>
      isPlainObject(each) &&
      typeof each['picture'] === 'string' &&
      isWords(each['sentences']) &&
      each['sentences'].length > 0,
  );
const isCell = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number';
