import type { Config } from '../config.js';

/** A session ends at the latest after this; the cookie says so too. */
export const COOKIE_SECONDS = 7 * 24 * 60 * 60;

export const cookieName = (config: Config): string =>
  config.url.protocol === 'https:' ? '__Host-fairshift' : 'fairshift';

export function sessionToken(config: Config, header: string | undefined): string | undefined {
  const wanted = `${cookieName(config)}=`;
  const found = (header ?? '').split(/; */).filter((part) => part.startsWith(wanted));
  // Two cookies of one name: somebody planted one. Neither counts.
  return found.length === 1 ? found[0]!.slice(wanted.length) : undefined;
}

/** The Set-Cookie value that keeps a token, or takes it away. */
export function sessionCookie(config: Config, token: string | undefined): string {
  const secure = config.url.protocol === 'https:' ? '; Secure' : '';
  const age = token === undefined ? 0 : COOKIE_SECONDS;
  return `${cookieName(config)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
