import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { begin } from './platform/http/begin.js';
import { PluginFiles, staticFiles } from './platform/http/static.js';
import { isLoopback } from './platform/config.js';
import type { PlatformOptions } from './platform/platform.module.js';

/** Nest's own messages go where ours go; its start-up chatter goes nowhere. */
const nestLog = (log: Logger) => {
  const pass = (level: 'warn' | 'error') => (message: unknown) =>
    log[level]({ from: 'nest' }, String(message));
  return { log: () => undefined, warn: pass('warn'), error: pass('error'), fatal: pass('error') };
};

/** The HTTP server with every module, not listening yet. Throws when a route declares no permission. */
export async function createServer(options: PlatformOptions): Promise<NestExpressApplication> {
  const { config, log } = options;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    bodyParser: false,
    abortOnError: false,
    logger: nestLog(log),
  });
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', false);
  app.use(begin(config, log));
  app.use(staticFiles(config, app.get(PluginFiles)));
  await app.init();
  limitSlowness(app.getHttpServer() as Server);
  return app;
}

/** An upload's hour, and a little. */
const LONGEST_REQUEST_MS = 62 * 60_000;

/** Headers within 15 s. Bodies have limits of their own (`config.bodyMs`, `UPLOAD_LIMITS`); this is the last resort. */
function limitSlowness(server: Server): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = LONGEST_REQUEST_MS;
  server.keepAliveTimeout = 10_000;
  server.maxHeadersCount = 100;
}

const STOP_MS = 8_000;

/** Lets running requests end, then closes; after eight seconds it waits for nobody. */
export async function stopServer(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer() as Server;
  const late = setTimeout(() => server.closeAllConnections(), STOP_MS).unref();
  await app.close();
  clearTimeout(late);
}

/** Plain http is served on this machine only. */
export const hostFor = ({ config }: PlatformOptions): string =>
  config.url.protocol === 'http:' && isLoopback(config.url) ? '127.0.0.1' : '0.0.0.0';
