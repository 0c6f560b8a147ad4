/** One run of a connection in a process of its own. */
import { TryAgainError } from '../../storage/index.js';
import { runJobProcess } from '../../../worker/job-process.js';
import { ConnectionRunsRepository } from '../connection-runs.repository.js';
import type { ConnectionTask } from '../connection-task.js';
import { ConnectionsRepository } from '../connections.repository.js';
import { ConnectionRunner } from './connection-runner.js';

runJobProcess<ConnectionTask>({
  name: 'connection',
  isPassing: (error) => error instanceof TryAgainError,
  async work({ order, host, transactions, log }, taken) {
    const runner = new ConnectionRunner({
      transactions,
      host,
      registry: host.options.registry,
      connections: new ConnectionsRepository(),
      runs: new ConnectionRunsRepository(),
      config: order,
      log,
      leaseSeconds: order.leaseSeconds,
      // The worker looks at the rows every few seconds, and finds it when its time has come.
      wake: () => Promise.resolve(),
    });
    await runner.run(order.task, taken);
  },
});
