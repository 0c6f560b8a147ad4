import { expect, it } from '@jest/globals';
import { newId } from '../../../platform/ids.js';
import { ImportRuns } from './import-runs.js';

const leases = { beat: () => Promise.resolve(), release: () => Promise.resolve() };
const task = () => ({ systemId: newId(), organisationId: newId(), importId: newId() });

it('starts one process for an import, however often it is found to wait', async () => {
  const open = Promise.withResolvers<number>();
  const started: string[] = [];
  const runs = new ImportRuns(
    {
      run({ importId }) {
        started.push(importId);
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
  expect(started).toEqual([one.importId, other.importId]);
  await runs.run(one);
  expect(started).toHaveLength(3);
});

it('follows a process that was killed with another, which need not wait for the lease', async () => {
  const codes = [1, 0];
  const released: number[] = [];
  const runs = new ImportRuns(
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
