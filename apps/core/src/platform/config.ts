import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { TrustedProxies } from './trusted-proxies.js';

/** The only reader of the environment. Names and defaults are listed in the configuration guide. */
const here = path.dirname(fileURLToPath(import.meta.url));
const checkout = path.resolve(here, '../../../..');

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });
const flag = z
  .enum(['on', 'off', '1', '0', 'true', 'false'])
  .transform((value) => /^(on|1|true)$/.test(value));
const proxies = z
  .string()
  .default('')
  .transform((text, context) => {
    try {
      return new TrustedProxies(text.split(/[\s,]+/).filter(Boolean));
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

/** "id:key,older:key", each key 32 bytes in base64. */
const secretKeys = z
  .string()
  .regex(/^[\w-]{1,40}:[A-Za-z0-9+/]{43}=(,[\w-]{1,40}:[A-Za-z0-9+/]{43}=)*$/, {
    error: 'Write name:key, the newest first, each key 32 bytes in base64.',
  })
  .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.split(/:(.*)/s, 2))))
  .pipe(z.record(z.string(), z.string()));
/** Addresses inside the organisation's own network that connections may read from. */
const privateOrigins = z
  .string()
  .default('')
  .transform((text, context) => {
    const origins = text.split(/[\s,]+/).filter(Boolean);
    const wrong = origins.find((origin) => URL.parse(origin)?.origin !== origin);
    if (wrong === undefined) return origins;
    context.addIssue({
      code: 'custom',
      message: `"${wrong}" is no origin. Write it like http://10.0.0.7:8080.`,
    });
    return z.NEVER;
  });

const environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_AUTH_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  FAIRSHIFT_URL: z.url({ protocol: /^https?$/ }).optional(),
  FAIRSHIFT_TRUSTED_PROXIES: proxies,
  FAIRSHIFT_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  FAIRSHIFT_DATA_DIR: z.string().min(1).default(path.join(checkout, '.fairshift')),
  FAIRSHIFT_PLUGINS_DIR: z.string().min(1).optional(),
  FAIRSHIFT_ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  FAIRSHIFT_DEMO: flag.optional(),
  FAIRSHIFT_SECRET_KEYS: secretKeys.optional(),
  FAIRSHIFT_PRIVATE_ORIGINS: privateOrigins,
  FAIRSHIFT_EMBEDDED: flag.default(false),
  FAIRSHIFT_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  readonly database: {
    readonly app?: string;
    readonly auth?: string;
    readonly owner?: string;
    readonly direct?: string;
  };
  /** What people type: origin of cookies, links and the content security policy. Never the Host header. */
  readonly url: URL;
  /** Whose `X-Forwarded-For` is believed; empty unless told. */
  readonly trustedProxies: TrustedProxies;
  readonly port: number;
  readonly dataDir: string;
  /** The product's own plugins, packed and hashed by the build. */
  readonly builtPluginsDir: string;
  /** What authors of plugins fetch, as the build made it. */
  readonly kitDir: string;
  /** Plugins that were added to this installation: none of them starts approved. */
  readonly pluginsDir?: string;
  /** The built shell; absent files are answered with 404. */
  readonly shellDir: string;
  /** How long a JSON body may take to arrive, in ms; an upload has limits of its own. */
  readonly bodyMs: number;
  readonly role: 'api' | 'worker' | 'all';
  /** Keys of connections' secrets, the newest first; absent: kept in the data folder. */
  readonly secretKeys?: Readonly<Record<string, string>>;
  /** Origins in a private network that the system administrator allows connections to read from. */
  readonly privateOrigins: readonly string[];
  /** What FAIRSHIFT_DEMO says; undefined lets the first start decide. */
  readonly demo?: boolean;
  /** Whether `npm start` runs the database for us. */
  readonly embedded: boolean;
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export class ConfigError extends Error {
  readonly code = 'configuration';
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an origin is reachable from this machine only. */
export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);

const defined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/**
 * Reads and checks the configuration.
 * @throws ConfigError with one sentence for each thing that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const e = parsed.data;
  const url = new URL(e.FAIRSHIFT_URL ?? `http://127.0.0.1:${e.FAIRSHIFT_PORT}`);
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new ConfigError(
      `FAIRSHIFT_URL is ${url.origin}. Plain http works on this machine only (127.0.0.1). Use an https address.`,
    );
  }
  return {
    database: defined({
      app: e.DATABASE_URL,
      auth: e.DATABASE_AUTH_URL,
      owner: e.DATABASE_OWNER_URL,
      direct: e.DATABASE_DIRECT_URL,
    }),
    url,
    trustedProxies: e.FAIRSHIFT_TRUSTED_PROXIES,
    port: e.FAIRSHIFT_PORT,
    dataDir: path.resolve(e.FAIRSHIFT_DATA_DIR),
    builtPluginsDir: path.join(checkout, 'plugins'),
    kitDir: path.join(checkout, 'tooling/plugin-kit/dist'),
    ...(e.FAIRSHIFT_PLUGINS_DIR === undefined ? {} : { pluginsDir: path.resolve(e.FAIRSHIFT_PLUGINS_DIR) }),
    shellDir: path.join(checkout, 'apps/shell/dist'),
    bodyMs: 120_000,
    role: e.FAIRSHIFT_ROLE,
    ...(e.FAIRSHIFT_DEMO === undefined ? {} : { demo: e.FAIRSHIFT_DEMO }),
    ...(e.FAIRSHIFT_SECRET_KEYS === undefined ? {} : { secretKeys: e.FAIRSHIFT_SECRET_KEYS }),
    privateOrigins: e.FAIRSHIFT_PRIVATE_ORIGINS,
    embedded: e.FAIRSHIFT_EMBEDDED,
    log: e.FAIRSHIFT_LOG,
  };
}

/** Injection token of the Config. */
export const CONFIG = Symbol('Config');
