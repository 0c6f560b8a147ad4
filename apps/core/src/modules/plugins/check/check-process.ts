/** The conformance kit on one pack, in a process of its own. Nothing of the plugin is loaded into it either. */
import os from 'node:os';
import { conform } from '@fairshift/plugin-testkit';
import type { CheckOrder } from './check-pack.js';

const LEAST_URGENT = 19;

os.setPriority(LEAST_URGENT);
process.once('message', ({ pack, hostVersion, rows }: CheckOrder) => {
  void conform(pack, { hostVersion, rows }).then(
    (report) => process.send?.(report, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
// Whoever asked is gone: what the kit has started goes with it.
process.once('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
