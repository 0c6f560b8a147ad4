import 'reflect-metadata';
import { prepareDatabase } from './database/prepare.js';
import { readConfig } from './platform/config.js';
import { makeLog } from './platform/log.js';
import { createServer, hostFor, stopServer } from './server.js';

const config = readConfig();
const log = makeLog(config.log);

async function start(): Promise<void> {
  const urls = await prepareDatabase(config);
  const options = { config, urls, log };
  const app = await createServer(options);
  const stop = () => void stopServer(app).then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await app.listen(config.port, hostFor(options));
  log.info({ url: config.url.origin, ms: Math.round(performance.now()) }, 'listening');
  process.send?.({ type: 'listening', port: config.port });
}

start().catch((error: unknown) => {
  log.error({ err: error }, 'start failed');
  process.exitCode = 1;
});
