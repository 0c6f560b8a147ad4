import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { noteAddress } from './database/address-note.js';
import { DatabaseSetupError, prepareDatabase } from './database/prepare.js';
import { FirstStart } from './modules/system/index.js';
import { ConfigError, readConfig } from './platform/config.js';
import type { Config } from './platform/config.js';
import { UndeclaredRouteError } from './platform/http/declared-routes.js';
import { JobRunners } from './platform/job-runner.js';
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
  // Started with a channel: whoever started us is gone, and nobody else would stop us.
  process.once('disconnect', leave);
}

/** For the person at the terminal, not for the log: it holds a secret that must be seen once. */
const say = (words: string) => void process.stdout.write(`${words}\n`);

async function serve(app: NestExpressApplication, options: PlatformOptions): Promise<void> {
  const { config, log } = options;
  const { firstAdministratorLink } = await app.get(FirstStart).run();
  await app.listen(config.port, hostFor(options));
  log.info({ url: config.url.origin, ms: Math.round(performance.now()) }, 'listening');
  if (firstAdministratorLink) {
    say(
      `\nTo become the first system administrator, open (once, within 24 hours):\n${firstAdministratorLink}\n`,
    );
  }
}

async function start(config: Config): Promise<void> {
  const options = { config, urls: await prepareDatabase(config), log: makeLog(config.log) };
  noteAddress(config, options.urls);
  const app = await createServer(options);
  stopOnSignal(() => stopServer(app));
  if (config.role !== 'worker') await serve(app, options);
  if (config.role !== 'api') {
    await app.get(JobRunners).start();
    options.log.info({ ms: Math.round(performance.now()) }, 'working');
  }
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
