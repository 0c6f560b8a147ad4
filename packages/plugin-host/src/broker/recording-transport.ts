import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Redactor } from '../redact.js';
import type { RecordedAnswer } from './recorded-answer.js';
import { hashOf } from './replay-transport.js';
import type { Exchange, Reply, Transport } from './transport.js';

/** Fields of an answer that say something about it; the rest is the server's own affair, and changes each time. */
const KEPT = new Set(['content-type', 'etag', 'last-modified', 'link', 'location', 'retry-after']);
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/json/, 'json.body'],
  [/csv/, 'csv'],
  [/xml/, 'xml'],
  [/html/, 'html'],
  [/^text\//, 'txt'],
];

/** Passes requests on, and writes each with its answer into a folder that `ReplayTransport` reads. Secrets are left out. */
export class RecordingTransport implements Transport {
  readonly live: boolean;
  #made = 0;
  readonly #written: Promise<void>[] = [];
  readonly #redactor: Redactor;

  constructor(
    readonly folder: string,
    readonly inner: Transport,
    secrets: Readonly<Record<string, string>> = {},
  ) {
    this.live = inner.live;
    this.#redactor = new Redactor(secrets);
  }

  async send(exchange: Exchange): Promise<Reply> {
    const number = String(++this.#made).padStart(4, '0');
    const reply = await this.inner.send(exchange);
    const pieces: Uint8Array[] = [];
    const body = new PassThrough();
    // Whoever reads the copy hears of its errors.
    body.on('error', () => {});
    reply.body.on('error', (error) => body.destroy(error));
    reply.body.on('data', (piece: Uint8Array) => pieces.push(piece));
    reply.body.on('end', () =>
      this.#written.push(this.#write(number, exchange, reply, Buffer.concat(pieces))),
    );
    reply.body.pipe(body);
    body.on('close', () => reply.body.destroy());
    return { ...reply, body };
  }

  /** Resolves when everything that was answered is written. */
  async written(): Promise<void> {
    await Promise.all(this.#written);
  }

  close(): void {
    this.inner.close?.();
  }

  async #write(number: string, { url, method, body }: Exchange, reply: Reply, bytes: Buffer): Promise<void> {
    const kept = reply.headers.filter(([name]) => KEPT.has(name));
    const type = kept.find(([name]) => name === 'content-type')?.[1] ?? '';
    const ending = ENDINGS.find(([pattern]) => pattern.test(type))?.[1] ?? 'bin';
    const name = `${number}-${
      url.pathname
        .replaceAll(/[^\w]+/g, '-')
        .replaceAll(/^-|-$/g, '')
        .slice(0, 60) || 'root'
    }`;
    const bodySha256 = hashOf(body);
    const file = `${name}.${ending}`;
    const recording: RecordedAnswer = {
      request: {
        method,
        url: this.#redactor.text(url.href),
        ...(bodySha256 === undefined ? {} : { bodySha256 }),
      },
      response: {
        status: reply.status,
        headers: Object.fromEntries(kept.map(([field, value]) => [field, this.#redactor.text(value)])),
        ...(bytes.length === 0 ? {} : { file }),
      },
    };
    await mkdir(this.folder, { recursive: true });
    const isText = /json|csv|xml|text/.test(type);
    const shown = isText ? this.#redactor.text(bytes.toString('utf8')) : bytes;
    if (bytes.length > 0) await writeFile(join(this.folder, file), shown);
    await writeFile(join(this.folder, `${name}.json`), `${JSON.stringify(recording, null, 2)}\n`);
  }
}
