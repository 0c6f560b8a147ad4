/** One import in a process of its own. */
import { CheckedRows, OriginalFiles } from '../../storage/index.js';
import { runJobProcess } from '../../../worker/job-process.js';
import type { ImportTask } from '../import-task.js';
import { ImportsRepository } from '../imports.repository.js';
import { TryAgainError } from './import-failure.js';
import { ImportRunner } from './import-runner.js';

runJobProcess<ImportTask>({
  name: 'import',
  isPassing: (error) => error instanceof TryAgainError,
  async work({ order, host, transactions, log }, taken) {
    const runner = new ImportRunner({
      transactions,
      host,
      registry: host.options.registry,
      files: new OriginalFiles(order),
      checked: new CheckedRows(order),
      imports: new ImportsRepository(),
      log,
      leaseSeconds: order.leaseSeconds,
    });
    await runner.run(order.task, taken);
  },
});
