import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Administrator {
  readonly url: string;
  readonly cookie: string;
}

interface Version {
  readonly version: string;
  readonly hash: string;
  readonly state: string;
}

/** One of the demo's people, over HTTP. */
export async function signIn(url: string, login: string): Promise<Administrator> {
  const { password } = (await (await fetch(`${url}/api/demo`)).json()) as { password: string };
  const response = await send(
    { url, cookie: '' },
    '/api/account/sign-in',
    JSON.stringify({ login, password }),
  );
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { url, cookie };
}

/** Uploads a pack and switches it on, as the page does. @returns the version as it is then */
export async function installPlugin(admin: Administrator, file: string): Promise<Version | undefined> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': path.basename(file) };
  const uploaded = await send(admin, '/api/system/plugins/uploads', readFileSync(file), headers);
  const { pluginId, version } = (await uploaded.json()) as { pluginId: string; version: string };
  const at = `/api/system/plugins/${pluginId}`;
  const find = async () => (await read(admin, at)).versions.find((each) => each.version === version);
  const waiting = await find();
  const body = JSON.stringify({ version, hash: waiting?.hash, decision: 'enable' });
  await send(admin, `${at}/decisions`, body);
  return find();
}

async function read(
  { url, cookie }: Administrator,
  at: string,
): Promise<{ readonly versions: readonly Version[] }> {
  const response = await fetch(`${url}${at}`, { headers: { Cookie: cookie } });
  if (!response.ok) throw new Error(`${at}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly versions: readonly Version[] };
}

async function send(
  { url, cookie }: Administrator,
  at: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' },
): Promise<Response> {
  const response = await fetch(`${url}${at}`, {
    method: 'POST',
    headers: { 'X-Fairshift': '1', Origin: url, Cookie: cookie, ...headers },
    body: body as BodyInit,
  });
  if (!response.ok) throw new Error(`${at}: ${response.status} ${await response.text()}`);
  return response;
}
