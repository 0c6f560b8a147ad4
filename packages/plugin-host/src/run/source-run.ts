import type { StreamSpec } from '@fairshift/plugin-sdk';
import type { Batch } from '../batch.js';
import type { ResumeState } from '../protocol.js';
import type { Redactor } from '../redact.js';
import { BatchCheck } from './check-batch.js';
import type { SourceChild } from './source-child.js';

/** A stream being read. */
export interface SourceRun {
  readonly stream: StreamSpec;
  /** To be gone through once. Asking for the next batch says that the one before is stored. */
  readonly batches: AsyncIterable<Batch>;
  readonly pid: number;
  /** Ends the run; resolves when the child is gone. */
  stop(): Promise<void>;
}

export function makeRun(child: SourceChild, stream: StreamSpec, resume?: ResumeState): SourceRun {
  return { stream, batches: batchesOf(child, resume), pid: child.pid, stop: () => child.end(true) };
}

async function* batchesOf(child: SourceChild, resume?: ResumeState): AsyncGenerator<Batch, void, void> {
  const check = new BatchCheck(resume);
  let finished = false;
  try {
    while (!finished) {
      const batch = checked(child, check, (await child.receive('batch')).batch);
      finished = batch.last;
      yield batch;
      child.send({ type: 'next' });
    }
  } finally {
    await child.end(!finished);
  }
}

function checked(child: SourceChild, check: BatchCheck, batch: Batch): Batch {
  try {
    return withoutSecrets(check.check(batch), child.setup.redactor);
  } catch (error) {
    throw child.refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Rows are the source's own affair; the words about them are shown to people. */
function withoutSecrets(batch: Batch, redactor: Redactor): Batch {
  const { problems, provenance, notices } = batch;
  return {
    ...batch,
    problems: redactor.all(problems),
    ...(provenance === undefined ? {} : { provenance: redactor.all(provenance) }),
    ...(notices === undefined ? {} : { notices: redactor.all(notices) }),
  };
}
