import { afterEach, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { addressOf, call } from './api.js';
import { ApiProblem, ServerUnreachable } from './problem.js';

const organisationId = '018f3c2e-7b1a-7c11-9a53-0a1b2c3d4e5f';
const realFetch = globalThis.fetch;
let seen: { url: string; init: RequestInit } | undefined;

function answerWith(status: number, body: unknown): void {
  globalThis.fetch = ((url: string, init: RequestInit) => {
    seen = { url, init };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve({
      ok: status < 400,
      status,
      text: () => Promise.resolve(text),
      json: () => Promise.resolve(JSON.parse(text)),
    });
  }) as unknown as typeof fetch;
}

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('addressOf', () => {
  it('fills the path and leaves out query values that are not given', () => {
    expect(addressOf('/api/o/{a}/x/{b}', { a: '1', b: 'x/y' }, { limit: 5, after: undefined })).toBe(
      '/api/o/1/x/x%2Fy?limit=5',
    );
  });

  it('refuses a path with a hole', () => {
    expect(() => addressOf('/api/o/{a}', {})).toThrow('needs a');
  });
});

describe('call', () => {
  it('sends the header that proves the call is ours on unsafe verbs', async () => {
    answerWith(201, { id: '1' });
    await call(routes.createTeam, { params: { organisationId }, body: { name: 'Ward' } });
    expect(seen?.url).toBe(`/api/organisations/${organisationId}/teams`);
    expect(seen?.init.headers).toMatchObject({ 'X-Fairshift': '1', 'Content-Type': 'application/json' });
    expect(seen?.init.body).toBe('{"name":"Ward"}');
  });

  it('throws the sentence of the server, with its code', async () => {
    answerWith(404, {
      type: 'urn:fairshift:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: 'We cannot find that team.',
      requestId: 'r1',
    });
    const failed = call(routes.listTeams, { params: { organisationId } });
    await expect(failed).rejects.toBeInstanceOf(ApiProblem);
    await expect(failed).rejects.toMatchObject({
      code: 'not-found',
      status: 404,
      message: 'We cannot find that team.',
    });
  });

  it("takes a proxy's own page for a server that cannot be reached", async () => {
    answerWith(502, '<html>Bad gateway</html>');
    await expect(call(routes.getAccount, {})).rejects.toBeInstanceOf(ServerUnreachable);
  });
});
