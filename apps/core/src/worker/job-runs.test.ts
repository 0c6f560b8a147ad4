import { expect, it } from '@jest/globals';
import { newId } from '../platform/ids.js';
import { JobRuns } from './job-runs.js';

const leases = { beat: () => Promise.resolve(), release: () => Promise.resolve() };
const task = () => ({ systemId: newId(), organisationId: newId(), id: newId() });

it('starts one process for a job, however often it is found to wait', async () => {
  const open = Promise.withResolvers<number>();
  const started: string[] = [];
  const runs = new JobRuns(
    {
      run({ id }) {
        started.push(id);
        return open.promise;
      },
      stop: () => Promise.resolve(),
    },
    leases,
  );
  const [one, other] = [task(), task()];
  // The queue, and then three looks at the rows while all slots are taken.
  const asked = [one, other, one, other, one].map((each) => runs.run(each));
  open.resolve(0);
  await Promise.all(asked);
  expect(started).toEqual([one.id, other.id]);
  await runs.run(one);
  expect(started).toHaveLength(3);
});

it('follows a process that was killed with another, which need not wait for the lease', async () => {
  const codes = [1, 0];
  const released: number[] = [];
  const runs = new JobRuns(
    {
      async run(_task, alive) {
        alive(4);
        return codes.shift()!;
      },
      stop: () => Promise.resolve(),
    },
    { ...leases, release: async (_task, attempt) => void released.push(attempt) },
  );
  await runs.run(task());
  expect({ codes, released }).toEqual({ codes: [], released: [4] });
});
