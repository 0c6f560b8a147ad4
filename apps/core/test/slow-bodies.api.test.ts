import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from './harness/index.js';

const app = await createTestApp();
const LIMIT = 400;
(app.config as { bodyMs: number }).bodyMs = LIMIT;
afterAll(() => app.close());

interface Ended {
  readonly text: string;
  readonly ms: number;
}

/** Sends the head of a request that promises 100 bytes, then `pieces` one after the other, and waits for the end. */
function send(url: string, headers: readonly string[], pieces: () => string | undefined): Promise<Ended> {
  const { port } = app.server.address() as AddressInfo;
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (bytes) => (text += bytes.toString()));
    const more = setInterval(() => {
      const piece = pieces();
      if (piece !== undefined && socket.writable) socket.write(piece);
    }, 50);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => {
      clearInterval(more);
      resolve({ text, ms: performance.now() - start });
    });
    const head = [`POST ${url} HTTP/1.1`, 'Host: x', 'X-Fairshift: 1', 'Content-Type: application/json'];
    socket.write([...head, 'Content-Length: 100', ...headers, '', ''].join('\r\n'));
  });
}

const cookie = `Cookie: fairshift=${app.person('a.admin').token}`;
const teams = `/api/organisations/${app.organisations.a.id}/teams`;

describe('a body that does not arrive', () => {
  it.each([
    ['nobody, at sign-in', '/api/account/sign-in', []],
    ['a person', teams, [cookie]],
  ])('of %s ends with a sentence and a closed connection', async (_, url, headers) => {
    const { text, ms } = await send(url, headers, () => undefined);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toMatch(/\r\nConnection: close\r\n/i);
    expect(text).toContain('urn:fairshift:problem:too-slow-to-arrive');
    expect(text).toContain('This took too long to reach us. Check your connection and try again.');
    expect(ms).toBeGreaterThanOrEqual(LIMIT - 50);
    expect(ms).toBeLessThan(LIMIT + 3_000);
  });

  it('is not kept alive by a byte now and then', async () => {
    const { text, ms } = await send('/api/account/sign-in', [], () => ' ');
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(LIMIT + 3_000);
  });

  it('is cut off too when its answer did not need it', async () => {
    const { text, ms } = await send(teams, [], () => ' ');
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(ms).toBeLessThan(LIMIT + 3_000);
  });

  it('leaves one that arrives in time alone', async () => {
    const { status } = await app.as('a.admin').post(teams).send({ name: 'In time' });
    expect(status).toBe(201);
  });
});

describe('the server', () => {
  it('waits for no request for ever', () => {
    expect(app.server.headersTimeout).toBe(15_000);
    expect(app.server.requestTimeout).toBeGreaterThan(3_600_000);
    expect(app.server.requestTimeout).toBeLessThan(2 * 3_600_000);
  });
});
