import type { FetchLimits } from './fetch-limits.js';
import { FetchRefusal } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import { breakOf } from './network-error.js';
import type { Reply } from './transport.js';

const MEGABYTE = 1024 * 1024;

/**
 * The pieces of a body, as long as it is neither too large nor too slow. Only the time that the host waits for the server
 * counts, not the time that a source takes over what it got.
 */
export async function* limitedBody(
  { body }: Pick<Reply, 'body'>,
  host: string,
  limits: FetchLimits,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const steps = body[Symbol.asyncIterator]();
  let bytes = 0;
  let waited = 0;
  try {
    for (;;) {
      const credit = limits.graceMs + (bytes / limits.bytesPerSecond) * 1_000 - waited;
      const began = performance.now();
      const step = await within(steps.next(), Math.min(limits.idleMs, credit), host);
      waited += performance.now() - began;
      if (step.done === true) return;
      const piece = step.value as Uint8Array;
      bytes += piece.length;
      if (bytes > limits.responseBytes)
        throw new FetchRefusal(
          'data',
          fetchWords.tooLarge(host, Math.floor(limits.responseBytes / MEGABYTE)),
        );
      yield piece;
    }
  } catch (error) {
    throw breakOf(error, host, signal);
  } finally {
    body.destroy();
  }
}

async function within<T>(step: Promise<T>, ms: number, host: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const words = fetchWords.tooSlow(host);
    timer = setTimeout(
      () => reject(new FetchRefusal('unavailable', words, { passing: true })),
      Math.max(0, ms),
    );
  });
  // What comes too late is nobody's any more.
  step.catch(() => undefined);
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}
