import type { Config } from '../config.js';

/** Answers that are no page: they may load nothing and be framed by nobody. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * What a page may load: scripts only from our three folders (and an import map by its hash), data only from
 * here. No nonce, no inline script or style.
 */
export function pagePolicy(config: Config, inlineHashes: readonly string[] = []): string {
  const { origin } = config.url;
  const scripts = ['runtime', 'shell', 'plugins'].map((folder) => `${origin}/${folder}/`);
  return [
    "default-src 'none'",
    `script-src ${[...scripts, ...inlineHashes].join(' ')}`,
    `worker-src ${origin}/shell/`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "style-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The worker that runs chart plugins: it may load plugin files and reach nothing else. */
export const chartHostPolicy = (config: Config): string =>
  `default-src 'none'; script-src ${config.url.origin}/plugins/; connect-src 'none'; worker-src 'none'`;

/** On every answer, errors and files included. */
export function securityHeaders(config: Config): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': DATA_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'X-Permitted-Cross-Domain-Policies': 'none',
    ...(config.url.protocol === 'https:'
      ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}
