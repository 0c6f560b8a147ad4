import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '../../test/servers.js';
import { openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import type { FetchLine } from '../broker/fetch-line.js';
import { LiveTransport, RecordingTransport, ReplayTransport } from '../broker/index.js';

const KEY = 'k3y-of-the-connection';
const SECRETS = { key: KEY };
const DATA = 'https://data.example.org';

const API = sourceText(
  '',
  `async check(ctx) {
     const response = await ctx.fetch(ctx.config.base + ctx.config.path, { headers: { authorization: ctx.secrets.key } });
     return response.ok ? { ok: true, detail: await response.text() } : { ok: false, reason: 'authorisation', message: 'The key is refused.' };
   },`,
);

let tiny: TinyHost;
beforeAll(async () => {
  tiny = await openTinyHost({ api: API }, { permissions: { networkFromConfig: ['base'] } });
});

const lines: FetchLine[] = [];
const ask = (base: string, path: string, transport: ReplayTransport | RecordingTransport) =>
  tiny.host.check({
    source: { pluginId: 'test.api', sourceId: 'tiny' },
    config: { base, path },
    secrets: SECRETS,
    origins: [{ origin: base, allowPrivate: true }],
    onFetch: (line) => void lines.push(line),
    transport,
  });

describe('recorded answers', () => {
  it('are written without secrets, and answer instead of the network', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
    const server = await serve((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ rows: 3, echo: request.headers.authorization }));
    });
    const path = `/json?key=${KEY}&page=1`;
    const recording = new RecordingTransport(folder, new LiveTransport(), SECRETS);
    const first = await ask(server.origin, path, recording);
    await recording.written();
    await server.close();
    expect(first).toEqual({ ok: true, detail: '{"rows":3,"echo":"[secret]"}' });
    expect((await readdir(folder)).toSorted()).toEqual(['0001-json.json', '0001-json.json.body']);
    const files = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(files.join()).not.toContain(KEY);
    lines.length = 0;
    expect(await ask(server.origin, path, new ReplayTransport(folder, SECRETS))).toEqual(first);
    expect(lines).toMatchObject([{ outcome: 'answered', status: 200, path: '/json?key=[secret]&page=1' }]);
  });

  it('may be written by hand, come in turn, and what is not there is said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
    const url = `${DATA}/json`;
    const write = (name: string, what: object) => writeFile(join(folder, name), JSON.stringify(what));
    await write('1-first.json', { request: { url }, response: { json: { ok: 1 } } });
    await write('2-then.json', { request: { url }, response: { status: 401 } });
    const transport = new ReplayTransport(folder);
    expect(await ask(DATA, '/json', transport)).toEqual({ ok: true, detail: '{"ok":1}' });
    expect(await ask(DATA, '/json', transport)).toMatchObject({ reason: 'authorisation' });
    expect(await ask(DATA, '/json', transport)).toMatchObject({ reason: 'authorisation' });
    expect(await ask(DATA, '/else', transport)).toMatchObject({
      ok: false,
      message: `No answer to GET ${DATA}/else is recorded.`,
    });
    await write('3-bad.json', { request: { url }, response: { file: '../x' } });
    expect(await ask(DATA, '/json', new ReplayTransport(folder))).toMatchObject({
      ok: false,
      reason: 'defect',
      message: 'The recording 3-bad.json is not right: response.file: A body lies in the same folder.',
    });
  }, 60_000);
});
