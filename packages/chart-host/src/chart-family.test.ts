import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createChartHost, type ChartRequest } from './chart-host.js';
import { countsInput, drawContext } from './testing/example-chart.js';
import type { WorkerLike } from './chart-family.js';

/** The other end of the channel, driven by the test. */
class Channel implements WorkerLike {
  readonly sent: { id: number; url: string }[] = [];
  ended = false;
  readonly #listeners = new Map<string, (event: never) => void>();
  postMessage(message: unknown): void {
    this.sent.push(message as { id: number; url: string });
  }
  terminate(): void {
    this.ended = true;
  }
  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.set(type, listener);
  }
  say(data: unknown): void {
    this.#listeners.get('message')?.({ data } as never);
  }
}

const request: ChartRequest = {
  url: '/plugins/line/1/line.js',
  exportName: 'lineChart',
  input: countsInput([1, 2]),
  options: {},
  draw: drawContext,
};
const description = { headline: 'Found.', sentences: [], table: { caption: 'c', columns: ['a'], rows: [] } };
const answer = (id: number, value = 1): object => ({
  id,
  analysis: { value },
  option: { series: [] },
  description,
});

describe('createChartHost', () => {
  let workers: Channel[] = [];
  const start = () =>
    createChartHost({
      workerUrl: '/shell/chart-host.js',
      spawn: () => {
        const worker = new Channel();
        workers.push(worker);
        return worker;
      },
    });
  beforeEach(() => {
    workers = [];
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('sends a whole address and gives the result', async () => {
    const result = start().run(request);
    expect(workers[0]?.sent[0]?.url).toBe('http://localhost/plugins/line/1/line.js');
    workers[0]?.say(answer(1, 5));
    expect((await result).analysis).toEqual({ value: 5 });
  });

  it('runs one at a time and in order, in one worker a plugin', async () => {
    const host = start();
    const first = host.run(request);
    const second = host.run(request);
    void host.run({ ...request, url: '/plugins/other.js' }).catch(() => undefined);
    expect(workers).toHaveLength(2);
    expect(workers[0]?.sent.map(({ id }) => id)).toEqual([1]);
    workers[0]?.say(answer(1));
    await first;
    expect(workers[0]?.sent.map(({ id }) => id)).toEqual([1, 2]);
    workers[0]?.say(answer(2, 9));
    expect((await second).analysis).toEqual({ value: 9 });
    host.close();
  });

  it('ends a run after 2 seconds, says so, and starts again for the next', async () => {
    const host = start();
    const slow = host.run(request);
    const next = host.run(request);
    workers[0]?.say({ id: 1, loaded: true });
    jest.advanceTimersByTime(1_999);
    expect(workers[0]?.ended).toBe(false);
    jest.advanceTimersByTime(1);
    await expect(slow).rejects.toMatchObject({ code: 'time-limit' });
    await expect(slow).rejects.toThrow('The chart took too long, so we stopped it.');
    expect(workers[0]?.ended).toBe(true);
    workers[1]?.say(answer(2));
    expect((await next).description.headline).toBe('Found.');
  });

  it('gives no more time to a plugin that keeps saying that it is loaded', async () => {
    const slow = start().run(request);
    for (let i = 0; i < 3; i += 1) {
      workers[0]?.say({ id: 1, loaded: true });
      jest.advanceTimersByTime(900);
    }
    await expect(slow).rejects.toMatchObject({ code: 'time-limit' });
  });

  it('passes over answers to other runs and refuses a result with a function or an unknown key', async () => {
    const host = start();
    const run = host.run(request);
    workers[0]?.say(answer(99));
    workers[0]?.say('nonsense');
    workers[0]?.say({ ...answer(1), option: { series: [], toolbox: {} } });
    await expect(run).rejects.toMatchObject({ code: 'bad-result', detail: 'unknown key toolbox' });
  });

  it('shows its own words, not those of the plugin', async () => {
    const run = start().run(request);
    workers[0]?.say({
      id: 1,
      error: { code: 'plugin-failed', message: 'Call this number: 0900', detail: 'x' },
    });
    await expect(run).rejects.toThrow('The chart stopped while it worked out the numbers.');
  });

  it('drops a run that is not needed any more', async () => {
    const host = start();
    const first = host.run(request);
    const stop = new AbortController();
    const second = host.run(request, { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    workers[0]?.say(answer(1));
    await first;
    expect(workers[0]?.sent).toHaveLength(1);
  });
});
