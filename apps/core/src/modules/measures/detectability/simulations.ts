import { Worker } from 'node:worker_threads';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { AimAnswer, AimQuestion } from '@fairshift/spc';
import { builtFile } from '../../../platform/programs.js';
import { refusedBySimulation, SimulationBusy } from './detectability.errors.js';
import type { ThreadReport } from './simulation-thread.js';

const ENTRY = builtFile('jobs/simulation-thread.mjs');
/** An answer takes 1 to 5 seconds of a core: longer on a crowded machine, since everything else goes first. */
export const SIMULATION_LIMITS = {
  answerMs: 45_000,
  memoryMb: 128,
  waiting: 10,
  waitingOfOne: 3,
  kept: 200,
} as const;

interface Waiting {
  readonly organisationId: string;
  readonly question: AimQuestion;
  resolve(answer: AimAnswer): void;
  reject(error: unknown): void;
}

/**
 * Answers questions about aims, one at a time, each in a thread of its own with a low priority, so that the API keeps its
 * core. Answers are kept by organisation and question: the same question has the same answer.
 */
@Injectable()
export class Simulations implements BeforeApplicationShutdown {
  readonly #kept = new Map<string, Promise<AimAnswer>>();
  #waiting: Waiting[] = [];
  #thread: Worker | undefined;

  /** @throws AimNotSimulated, SimulationBusy */
  answer(organisationId: string, question: AimQuestion): Promise<AimAnswer> {
    const key = JSON.stringify([organisationId, question]);
    const known = this.#kept.get(key);
    if (known) {
      // Used again: last in line to be forgotten.
      this.#keep(key, known);
      return known;
    }
    const own = this.#waiting.filter((each) => each.organisationId === organisationId).length;
    const { waiting, waitingOfOne } = SIMULATION_LIMITS;
    if (own >= waitingOfOne || this.#waiting.length >= waiting) return Promise.reject(new SimulationBusy());
    const answer = new Promise<AimAnswer>((resolve, reject) => {
      this.#waiting.push({ organisationId, question, resolve, reject });
    });
    this.#keep(key, answer);
    answer.catch(() => this.#kept.delete(key));
    this.#next();
    return answer;
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const { reject } of this.#waiting) reject(new SimulationBusy());
    this.#waiting = [];
    await this.#thread?.terminate();
  }

  #keep(key: string, answer: Promise<AimAnswer>): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > SIMULATION_LIMITS.kept && oldest !== undefined) this.#kept.delete(oldest);
  }

  #next(): void {
    if (this.#thread) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.#run(next).then(next.resolve, next.reject);
  }

  async #run({ question }: Waiting): Promise<AimAnswer> {
    const { answerMs, memoryMb } = SIMULATION_LIMITS;
    const thread = new Worker(ENTRY, {
      workerData: question,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    this.#thread = thread;
    const { promise, resolve, reject } = Promise.withResolvers<ThreadReport>();
    const late = 'This takes too long to work out. Try a shorter time or fewer people.';
    const limit = setTimeout(() => reject(new SimulationBusy(late)), answerMs);
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => reject(new SimulationBusy()));
    try {
      const report = await promise;
      if ('refused' in report) throw refusedBySimulation(report.refused);
      return report.answer;
    } finally {
      clearTimeout(limit);
      await thread.terminate();
      this.#thread = undefined;
      this.#next();
    }
  }
}
