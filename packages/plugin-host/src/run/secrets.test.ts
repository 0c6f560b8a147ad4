import { beforeAll, describe, expect, it } from '@jest/globals';
import { openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import type { Batch } from '../batch.js';
import type { SourceRunError } from '../errors.js';

const CANARY = 'c4nary-in-the-mine';
/** Fills what is cut short, so that the secret lies on the edge. */
const EDGE = 'x'.repeat(495);
const row = `{ cells: { period: '2024-04-01/2024-05-01', practice: 'A1', sex: 'F', age: '25-49', screened: 1, eligible: 2 } }`;

/** Tells its secret wherever a source can say something. */
const TELLTALE = sourceText(
  `
  const { key } = ctx.secrets;
  console.error('stderr ' + key);
  ctx.log.info('logged ' + key, { key, basic: btoa('me:' + key) });
  ctx.log.warn('${EDGE}' + key);
  ctx.progress({ done: 1, label: 'at ' + key });
  yield { type: 'notice', level: 'warn', code: 'told', message: 'noticed ' + key };
  yield { type: 'rows', rows: [${row}], provenance: { ...provenance, url: 'https://data.example/x?key=' + encodeURIComponent(key) } };
  yield { type: 'problem', row: 2, column: key, found: key, rule: 'r', message: 'a problem with ' + key, remedy: 'Look at ' + key };
  yield { type: 'checkpoint', cursor: { next: 1 } };
  if (ctx.config.fails === 'kind') throw Object.assign(new Error('The key ' + key + ' is refused.'),
    { name: 'PluginError', kind: 'authorisation', options: { retryAfterMs: 90_000.2 } });
  if (ctx.config.fails === 'fault') throw new Error('a fault with ' + key);
  if (ctx.config.fails === 'edge') throw Object.assign(new Error('${EDGE}' + key), { name: 'PluginError', kind: 'data' });
`,
  `cursor: { safeParse: (data) => ({ success: true, data }) },
   async check(ctx) {
     if (ctx.config.fails) throw Object.assign(new Error('refused ' + ctx.secrets.key), { name: 'PluginError', kind: 'authorisation' });
     return { ok: false, reason: 'unavailable', message: 'no answer to ' + ctx.secrets.key };
   },
   async discover(ctx) { return [{ ...stream, description: 'read with ' + ctx.secrets.key }]; },`,
);

let tiny: TinyHost;
const labels: (string | undefined)[] = [];
beforeAll(async () => {
  tiny = await openTinyHost({ telltale: TELLTALE });
});

const request = (fails?: string) => ({
  source: { pluginId: 'test.telltale', sourceId: 'tiny' },
  secrets: { key: CANARY },
  config: fails === undefined ? {} : { fails },
  onProgress: ({ label }: { label?: string }) => void labels.push(label),
});

async function read(
  fails?: string,
): Promise<{ batches: Batch[]; error?: SourceRunError; description: string }> {
  const batches: Batch[] = [];
  const run = await tiny.host.start(request(fails));
  const { description } = run.stream;
  try {
    for await (const batch of run.batches) batches.push(batch);
  } catch (error) {
    return { batches, error: error as SourceRunError, description };
  }
  return { batches, description };
}

/** No more of the secret than its first letters, which an edge may leave. */
function expectNoSecret(said: unknown): void {
  const text = JSON.stringify(said);
  for (const form of [CANARY, CANARY.slice(0, 5), btoa(`me:${CANARY}`)]) expect(text).not.toContain(form);
}

describe('a secret of a connection', () => {
  it('reaches the source, and nobody behind it', async () => {
    const { batches, description } = await read();
    expect(description).toBe('read with [secret]');
    expect(batches[0]).toMatchObject({
      problems: [
        {
          column: '[secret]',
          found: '[secret]',
          message: 'a problem with [secret]',
          remedy: 'Look at [secret]',
        },
      ],
      provenance: [{ url: 'https://data.example/x?key=[secret]' }],
      notices: [{ code: 'told', message: 'noticed [secret]' }],
    });
    expect(labels).toEqual(['at [secret]']);
    const lines = tiny.lines.join('\n');
    expect(lines).toContain('logged [secret]');
    expectNoSecret([
      batches.map(({ problems, provenance, notices }) => [problems, provenance, notices]),
      lines,
    ]);
  });

  it.each([
    ['kind', 'The key [secret] is refused.', { kind: 'authorisation', retryAfterMs: 90_001 }],
    ['fault', '"Tiny telltale" stopped because of a fault of its own.', { code: 'crashed' }],
    ['edge', `${EDGE}[secr`, { kind: 'data' }],
  ])('is in no word of a failure: %s', async (fails, words, known) => {
    const { error } = await read(fails);
    expect(error).toMatchObject(known);
    expect(error?.message.startsWith(words)).toBe(true);
    expectNoSecret([error?.message, tiny.lines]);
  });

  it('is in no answer to a test, and an error of the source is an answer with its kind', async () => {
    expect(await tiny.host.check(request())).toEqual({
      ok: false,
      reason: 'unavailable',
      message: 'no answer to [secret]',
    });
    expect(await tiny.host.check(request('kind'))).toEqual({
      ok: false,
      reason: 'authorisation',
      message: 'refused [secret]',
    });
    expectNoSecret(tiny.lines);
  });
});
