import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CONFIG } from '../../../platform/config.js';
import type { Config } from '../../../platform/config.js';
import { LOG } from '../../../platform/log.js';
import { builtFile } from '../../../platform/programs.js';
import { APP_URL } from '../../../platform/urls.js';
import { forkJob, JobProcesses } from '../../../worker/job-processes.js';
import type { ConnectionTask } from '../connection-task.js';

/** `connection-process.ts`, as the build bundles it. */
const ENTRY = builtFile('jobs/connection-process.mjs');
/** Runs that one worker has at a time. */
export const AT_ONCE = 2;
/** A worker that is silent for so long has lost its run. */
export const LEASE_SECONDS = 10;

/** The processes in which one worker's runs go on. */
@Injectable()
export class RunProcesses extends JobProcesses<ConnectionTask> {
  constructor(
    @Inject(APP_URL) databaseUrl: string,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) log: Logger,
  ) {
    const { dataDir, builtPluginsDir, pluginsDir, privateOrigins, secretKeys } = config;
    const plugins = { builtPluginsDir, dataDir, ...(pluginsDir === undefined ? {} : { pluginsDir }) };
    const secrets = secretKeys === undefined ? {} : { secretKeys };
    const order = {
      databaseUrl,
      dataDir,
      plugins,
      log: config.log,
      leaseSeconds: LEASE_SECONDS,
      privateOrigins,
    };
    super({ ...order, ...secrets }, AT_ONCE, log, () => forkJob(ENTRY));
  }
}
