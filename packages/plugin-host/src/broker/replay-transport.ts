import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Redactor } from '../redact.js';
import { FetchRefusal } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import { recordedAnswer, type RecordedAnswer } from './recorded-answer.js';
import type { Exchange, Reply, Transport } from './transport.js';

/**
 * Answers from a folder instead of the network. Where the same request stands there several times, the answers come in the
 * order of the files' names, and the last one again and again.
 */
export class ReplayTransport implements Transport {
  readonly live = false;
  #answers: Promise<readonly RecordedAnswer[]> | undefined;
  readonly #used = new Map<string, number>();

  readonly #redactor: Redactor;

  /** `secrets` as in the run: a recording holds addresses without them. */
  constructor(
    readonly folder: string,
    secrets: Readonly<Record<string, string>> = {},
  ) {
    this.#redactor = new Redactor(secrets);
  }

  async send({ url, method, body }: Exchange): Promise<Reply> {
    this.#answers ??= readAnswers(this.folder);
    const sha256 = hashOf(body);
    const shown = this.#redactor.text(url.href);
    const isMeant = ({ request }: RecordedAnswer) =>
      request.method.toUpperCase() === method &&
      sameAddress(request.url, shown) &&
      (request.bodySha256 === undefined || request.bodySha256 === sha256);
    const found = (await this.#answers).filter(isMeant);
    const key = `${method} ${shown} ${sha256}`;
    const used = this.#used.get(key) ?? 0;
    this.#used.set(key, used + 1);
    const answer = found[Math.min(used, found.length - 1)];
    if (answer === undefined) throw new FetchRefusal('unavailable', fetchWords.notRecorded(method, shown));
    return this.#reply(answer);
  }

  async #reply({ response }: RecordedAnswer): Promise<Reply> {
    const { status, headers, json, text, file } = response;
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const isTyped = lower.some(([name]) => name === 'content-type');
    const typed =
      json === undefined || isTyped ? lower : [...lower, ['content-type', 'application/json'] as const];
    const bytes =
      file === undefined
        ? Buffer.from(json === undefined ? (text ?? '') : JSON.stringify(json))
        : await readFile(join(this.folder, file));
    return { status, statusText: '', headers: typed, body: Readable.from(bytes.length === 0 ? [] : [bytes]) };
  }
}

/** The hash of a request's body, by which recordings tell requests to one address apart. */
export function hashOf(body: Uint8Array | undefined): string | undefined {
  return body === undefined ? undefined : createHash('sha256').update(body).digest('hex');
}

const sameAddress = (a: string, b: string) => URL.parse(a)?.href === URL.parse(b)?.href;

async function readAnswers(folder: string): Promise<readonly RecordedAnswer[]> {
  const names = (await readdir(folder)).filter((name) => /^\d+-.*\.json$/.test(name)).toSorted(byNumber);
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      try {
        return recordedAnswer.parse(JSON.parse(text));
      } catch (cause) {
        const [issue] = cause instanceof z.ZodError ? cause.issues : [];
        const why = issue === undefined ? 'It is not JSON.' : `${issue.path.join('.')}: ${issue.message}`;
        throw new FetchRefusal('defect', fetchWords.badRecording(name, why), { cause });
      }
    }),
  );
}

const byNumber = (a: string, b: string) =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b);
