import { join } from 'node:path';
import { parseReply, type ChartResult } from '@fairshift/chart-host/run';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import type { ChartFacts, RunAnswer, RunQuestion } from '../child/protocol.js';
import { BundleProcess } from './bundle-process.js';
import type { Subject } from './subject.js';

export type ChartPart = NonNullable<PluginManifest['contributes']['charts']>[number];

export interface ChartSubject {
  readonly subject: Subject;
  readonly chart: ChartPart;
  readonly child: ChartProcess;
}

export type Ran = { readonly ms: number; readonly impure: readonly string[] } & (
  | { readonly result: ChartResult }
  | { readonly error: { readonly code: string; readonly message: string; readonly detail?: string } }
);

/** As the browser's worker has, of the processor's time. */
const RUN_MS = 2_000;
/** On a computer that does other work as well. */
const WAIT_MS = 60_000;
const LOAD_MS = 60_000;

/** A chart behind the fence: runs as the browser's worker runs it, and its answers are read as the page reads them. */
export class ChartProcess {
  #facts: Promise<ChartFacts> | undefined;

  private constructor(
    readonly chart: ChartPart,
    readonly process: BundleProcess,
  ) {}

  static async start({ pack }: Pick<Subject, 'pack'>, chart: ChartPart): Promise<ChartProcess> {
    return new ChartProcess(chart, await BundleProcess.start(join(pack, chart.entry.slice('dist/'.length))));
  }

  facts(): Promise<ChartFacts> {
    this.#facts ??= this.process.ask<ChartFacts>({ type: 'facts', exportName: this.chart.export }, LOAD_MS);
    return this.#facts;
  }

  async run(question: RunQuestion): Promise<Ran> {
    const asked = { type: 'run' as const, exportName: this.chart.export, ...question };
    const { reply, ms, impure } = await this.process.ask<RunAnswer>(asked, WAIT_MS);
    if (ms > RUN_MS) return { ms, impure, error: { code: 'time-limit', message: tooLong(ms) } };
    const read = parseReply(reply);
    if (read === undefined || 'loaded' in read)
      return { ms, impure, error: { code: 'bad-result', message: 'The chart gave no answer.' } };
    if ('error' in read) return { ms, impure, error: read.error };
    const { id: _id, ...result } = read;
    return { ms, impure, result };
  }

  end(): Promise<void> {
    return this.process.end();
  }
}

const tooLong = (ms: number): string => `It took ${Math.round(ms)} ms, and a chart has ${RUN_MS}.`;
