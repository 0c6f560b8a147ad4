import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** What a module does in the worker process. Provide a subclass in the module; the worker role starts it. */
export abstract class JobRunner {
  /** Begins to take work; resolves once it listens. */
  abstract start(): Promise<void>;
  /** Takes no more work and lets go of what runs: another worker, or a later start, goes on with it. */
  abstract stop(): Promise<void>;
}

/** Starts every module's runner in processes with the worker's role, and stops them before pools close. */
@Injectable()
export class JobRunners implements BeforeApplicationShutdown {
  #running: JobRunner[] = [];

  constructor(private readonly modules: ModulesContainer) {}

  async start(): Promise<void> {
    const instances = [...this.modules.values()].flatMap((module) =>
      [...module.providers.values()].map(({ instance }) => instance as unknown),
    );
    const runners = new Set(instances.filter((instance) => instance instanceof JobRunner));
    for (const runner of runners) {
      await runner.start();
      this.#running.push(runner);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((runner) => runner.stop()));
  }
}
