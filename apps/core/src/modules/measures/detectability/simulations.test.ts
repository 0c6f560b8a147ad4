import { afterEach, describe, expect, it } from '@jest/globals';
import type { AimQuestion } from '@fairshift/spc';
import { AimNotSimulated, SimulationBusy } from './detectability.errors.js';
import { SIMULATION_LIMITS, Simulations } from './simulations.js';

/** Shows at once, so that a try takes no time. */
const question = (to: number): AimQuestion => ({
  chart: 'p',
  baseline: 12,
  denominator: 100,
  sigma: 0,
  from: 0.2,
  to,
  ruleSet: { id: 'making-data-count', version: '2023-11' },
  period: 'month',
  horizon: 12,
});

let simulations = new Simulations();
afterEach(async () => {
  await simulations.beforeApplicationShutdown();
  simulations = new Simulations();
});

describe('simulations', () => {
  it('are answered in a thread, and the same question once', async () => {
    const first = simulations.answer('a', question(0.9));
    expect(simulations.answer('a', question(0.9))).toBe(first);
    const answer = await first;
    expect(answer).toMatchObject({ shows: true, trials: { runs: 4000 } });
    expect(simulations.answer('a', question(0.9))).toBe(first);
    expect(simulations.answer('b', question(0.9))).not.toBe(first);
  });

  it('let the server go on while they run', async () => {
    const answer = simulations.answer('a', question(0.9));
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    await answer;
    clearInterval(turn);
    expect(turns).toBeGreaterThan(3);
  });

  it('say why there is no answer, and go on with the next', async () => {
    const [refused, answered] = [
      simulations.answer('a', question(0.2)),
      simulations.answer('a', question(0.9)),
    ];
    await expect(refused).rejects.toThrow(AimNotSimulated);
    await expect(answered).resolves.toMatchObject({ shows: true });
    // What failed is not kept.
    expect(simulations.answer('a', question(0.2))).not.toBe(refused);
  });

  it('wait their turn, a few of each organisation and a few more in all', async () => {
    const ask = (organisation: string, count: number) =>
      Array.from({ length: count }, (_, i) => simulations.answer(organisation, question(0.5 + i / 100)));
    const { waiting, waitingOfOne } = SIMULATION_LIMITS;
    // One runs, so one more than may wait is taken in.
    const [own, others] = [
      ask('a', waitingOfOne + 1),
      ['b', 'c', 'd'].flatMap((other) => ask(other, waitingOfOne)),
    ];
    const tooMany = [simulations.answer('a', question(0.95))];
    expect(own.length + others.length).toBe(1 + waitingOfOne * 4);
    const results = await Promise.allSettled([...tooMany, ...others.slice(waiting - waitingOfOne)]);
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(SimulationBusy);
    await expect(own[0]).resolves.toMatchObject({ shows: true });
    const rest = Promise.allSettled([...own, ...others]);
    await simulations.beforeApplicationShutdown();
    await rest;
  });

  it('are told to ask again when the server stops', async () => {
    const running = simulations.answer('a', question(0.9));
    const waiting = simulations.answer('a', question(0.8));
    const ends = Promise.allSettled([running, waiting]);
    await simulations.beforeApplicationShutdown();
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected' });
  });
});
