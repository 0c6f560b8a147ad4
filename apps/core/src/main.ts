import 'reflect-metadata';
import { DatabaseSetupError, prepareDatabase } from './database/prepare.js';
import { FirstStart } from './modules/system/index.js';
import { ConfigError, readConfig } from './platform/config.js';
import type { Config } from './platform/config.js';
import { UndeclaredRouteError } from './platform/http/declared-routes.js';
import { makeLog } from './platform/log.js';
import type { PlatformOptions } from './platform/platform.module.js';
import { createServer, hostFor, stopServer } from './server.js';

/** EX_CONFIG of sysexits.h: starting again would not help. */
const WRONG_CONFIGURATION = 78;

type Stop = () => Promise<void>;

/** A database that went away must not keep the process from going too. */
const LAST_MOMENT_MS = 9_500;

function stopOnSignal(stop: Stop): void {
  const leave = () => {
    setTimeout(() => process.exit(1), LAST_MOMENT_MS).unref();
    void stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
}

/** For the person at the terminal, not for the log: it holds a secret that must be seen once. */
const say = (words: string) => void process.stdout.write(`${words}\n`);

async function startApi(options: PlatformOptions): Promise<Stop> {
  const { config, log } = options;
  const app = await createServer(options);
  const { firstAdministratorLink } = await app.get(FirstStart).run();
  await app.listen(config.port, hostFor(options));
  log.info({ url: config.url.origin, ms: Math.round(performance.now()) }, 'listening');
  if (firstAdministratorLink) {
    say(
      `\nTo become the first system administrator, open (once, within 24 hours):\n${firstAdministratorLink}\n`,
    );
  }
  return () => stopServer(app);
}

async function start(config: Config): Promise<void> {
  const urls = await prepareDatabase(config);
  stopOnSignal(await startApi({ config, urls, log: makeLog(config.log) }));
}

const isMistake = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  error instanceof DatabaseSetupError ||
  error instanceof UndeclaredRouteError;

try {
  await start(readConfig());
} catch (error) {
  if (isMistake(error)) process.stderr.write(`${error.message}\n`);
  else makeLog('error').error({ err: error }, 'start failed');
  process.exit(isMistake(error) ? WRONG_CONFIGURATION : 1);
}
