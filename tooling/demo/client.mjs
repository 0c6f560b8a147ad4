// A signed-in person, over HTTP: what the example seed does is what a user's browser would do.

/** @typedef {{ get(path: string): Promise<any>, send(method: string, path: string, body?: unknown): Promise<any>, upload(path: string, name: string, bytes: Buffer): Promise<any> }} Client */

async function answer(response) {
  if (response.status === 204) return undefined;
  const body = await response.json();
  if (response.ok) return body;
  const more = body.errors?.length ? ` ${JSON.stringify(body.errors)}` : '';
  throw new Error(`${response.status} ${body.detail ?? response.statusText}${more}`);
}

/**
 * Signs in and answers a client.
 * @param {string} url where it listens
 * @param {string} origin the address that people type, where that is another one
 * @returns {Promise<Client & { account: any }>}
 */
export async function signIn(url, login, password, origin = url) {
  const base = { 'X-Fairshift': '1', Origin: origin };
  const response = await fetch(`${url}/api/account/sign-in`, {
    method: 'POST',
    headers: { ...base, 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  const account = await answer(response);
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const headers = { ...base, Cookie: cookie };
  return {
    account,
    get: async (path) => answer(await fetch(url + path, { headers })),
    send: async (method, path, body) =>
      answer(
        await fetch(url + path, {
          method,
          headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    upload: async (path, name, bytes) =>
      answer(
        await fetch(url + path, {
          method: 'POST',
          headers: {
            ...headers,
            'Content-Type': 'application/octet-stream',
            'X-File-Name': encodeURIComponent(name),
          },
          body: bytes,
        }),
      ),
  };
}
