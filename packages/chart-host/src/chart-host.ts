import type { ChartInput, DrawContext, Json } from '@fairshift/plugin-sdk';
import { ChartFamily, type WorkerLike } from './chart-family.js';
import type { ChartResult } from './protocol.js';

export interface ChartRequest {
  /** Address of the plugin's bundle; one worker for each. */
  readonly url: string;
  readonly exportName: string;
  readonly input: ChartInput;
  readonly options: Json;
  readonly optionsVersion?: number | undefined;
  readonly draw: DrawContext;
}

export interface ChartHostOptions {
  /** Address of the built worker file, served with its own policy. */
  readonly workerUrl: string;
  /** Replaced in tests. */
  readonly spawn?: ((url: string) => WorkerLike) | undefined;
  /** For one analyse, draw and describe; 2,000 by default. */
  readonly runMs?: number | undefined;
  /** For starting the worker and loading the bundle; 15,000 by default. */
  readonly loadMs?: number | undefined;
}

export interface ChartHost {
  /** Rejects with a ChartError. Requests to one plugin are answered in order. */
  run(request: ChartRequest, options?: { readonly signal?: AbortSignal }): Promise<ChartResult>;
  /** Ends all workers; what is still waiting is cancelled. */
  close(): void;
}

const startWorker = (url: string): WorkerLike => new Worker(url, { type: 'module', name: 'fairshift-chart' });

/** Runs chart plugins in workers without network: one worker a plugin, so that one cannot see another's input. */
export function createChartHost(options: ChartHostOptions): ChartHost {
  const { workerUrl, spawn = startWorker, runMs = 2_000, loadMs = 15_000 } = options;
  const families = new Map<string, ChartFamily>();
  const familyOf = (url: string): ChartFamily => {
    const held = families.get(url);
    if (held) return held;
    const family = new ChartFamily(() => spawn(workerUrl), { runMs, loadMs });
    families.set(url, family);
    return family;
  };
  return {
    run: (request, { signal } = {}) => {
      // The worker resolves nothing against the page, so the address must be whole.
      const url = new URL(request.url, globalThis.location?.href ?? 'http://localhost/').href;
      return familyOf(url).run({ ...request, url }, signal);
    },
    close: () => {
      for (const family of families.values()) family.close();
      families.clear();
    },
  };
}
