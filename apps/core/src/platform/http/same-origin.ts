import type { Request } from 'express';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

const refused = (): AppError => new AppError('other-site', 403, 'This request came from another site.');

/**
 * Cross-site request forgery: the browser's own word on where the request came from, and for everything that
 * changes something a header that no form of another site can send.
 * @throws AppError 403
 */
export function requireSameOrigin(config: Config, request: Request): void {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  if (site === 'cross-site' || site === 'same-site') throw refused();
  if (origin !== undefined && origin !== config.url.origin) throw refused();
  if (!SAFE.has(request.method) && request.headers['x-fairshift'] !== '1') throw refused();
}
