import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ChartHost, ChartRequest } from '../chart-host.js';
import { ChartError, chartError } from '../errors.js';
import type { ChartResult } from '../protocol.js';

export type ChartRun =
  | { readonly status: 'running'; readonly last?: ChartResult | undefined }
  | { readonly status: 'done'; readonly result: ChartResult }
  | { readonly status: 'failed'; readonly error: ChartError };

/** Runs a chart and runs it again when the request changes. The last picture stays while a new one is worked out. */
export function useChartRun(host: ChartHost, request: ChartRequest | undefined) {
  const [attempt, setAttempt] = useState(0);
  const job = useMemo(() => (request ? { request, attempt } : undefined), [request, attempt]);
  const [settled, setSettled] = useState<{ readonly job: typeof job; readonly run: ChartRun }>();
  useEffect(() => {
    if (!job) return undefined;
    const stop = new AbortController();
    host.run(job.request, { signal: stop.signal }).then(
      (result) => setSettled({ job, run: { status: 'done', result } }),
      (thrown: unknown) => {
        const error = thrown instanceof ChartError ? thrown : chartError('worker-failed', String(thrown));
        if (error.code !== 'cancelled') setSettled({ job, run: { status: 'failed', error } });
      },
    );
    return () => stop.abort();
  }, [host, job]);
  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  const run = useMemo((): ChartRun => {
    if (settled && settled.job === job) return settled.run;
    return { status: 'running', last: settled?.run.status === 'done' ? settled.run.result : undefined };
  }, [settled, job]);
  return { run, retry };
}

/** What can be shown now: the finished result, or the one before it. */
export const resultOf = (run: ChartRun): ChartResult | undefined =>
  run.status === 'done' ? run.result : run.status === 'running' ? run.last : undefined;
