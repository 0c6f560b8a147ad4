import { Global, Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR } from '@nestjs/core';
import type { Logger } from 'pino';
import { AppPool, AuthPool, makePool } from '../database/pools.js';
import type { DatabaseUrls } from '../database/prepare.js';
import { Transactions } from '../database/transactions.js';
import { CONFIG } from './config.js';
import type { Config } from './config.js';
import { DeclaredRoutes } from './http/declared-routes.js';
import { Lifecycle } from './http/lifecycle.js';
import { Pipeline } from './http/pipeline.js';
import { PlatformController } from './http/platform.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { EventsController } from './live/events.controller.js';
import { JobQueue } from './job-queue.js';
import { JobRunners } from './job-runner.js';
import { DIRECT_URL, EventsHub } from './live/events-hub.js';
import { LOG } from './log.js';
import { APP_URL } from './urls.js';

export interface PlatformOptions {
  readonly config: Config;
  readonly urls: DatabaseUrls;
  readonly log: Logger;
  /** Connections for requests and jobs of this process. */
  readonly poolSize?: number;
}

const poolOf = (url: string, name: string, max: number, log: Logger) =>
  makePool(url, name, max, (error) => log.warn({ err: error }, `${name} connection lost`));

/** What every module may ask for: config, log, transactions, live events. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(AppPool) private readonly app: AppPool,
    @Inject(AuthPool) private readonly auth: AuthPool,
  ) {}

  static with({ config, urls, log, poolSize = 10 }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [EventsController, PlatformController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: APP_URL, useValue: urls.app },
        { provide: DIRECT_URL, useValue: urls.direct },
        { provide: AppPool, useFactory: () => new AppPool(poolOf(urls.app, 'app', poolSize, log)) },
        { provide: AuthPool, useFactory: () => new AuthPool(poolOf(urls.auth, 'auth', 4, log)) },
        { provide: Transactions, useFactory: (app: AppPool) => new Transactions(app), inject: [AppPool] },
        EventsHub,
        DeclaredRoutes,
        Lifecycle,
        JobRunners,
        JobQueue,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: Pipeline },
      ],
      exports: [
        CONFIG,
        LOG,
        APP_URL,
        DIRECT_URL,
        AppPool,
        AuthPool,
        Transactions,
        EventsHub,
        DeclaredRoutes,
        JobQueue,
        Lifecycle,
      ],
    };
  }

  /** After the last request: pools end before the database does. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.app.pool.end(), this.auth.pool.end()]);
  }
}
