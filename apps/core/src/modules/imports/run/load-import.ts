import { refreshDataset, sweepDataset } from '../../storage/index.js';
import { leavesOut } from '../mapping/mapping-answers.js';
import { NotKept } from '../not-kept.js';
import { ImportHold } from './import-hold.js';
import type { ImportSession } from './import-session.js';

/** Runs one import on the one way into a dataset, from wherever an earlier worker stopped. */
export async function loadImport(session: ImportSession, inputSha256: Buffer): Promise<void> {
  const hold = new ImportHold(session, inputSha256);
  await refreshDataset(hold);
  await session.parts.checked.remove(session.checkedInput(inputSha256));
  // What a person left out goes with the file as soon as the rest is in.
  if (leavesOut(session.row.config)) await sweepFiles(session);
  await sweepDataset(hold);
}

function sweepFiles({ parts, ...session }: ImportSession): Promise<void> {
  const notKept = new NotKept(parts.files, parts.checked);
  return parts.transactions.inOrganisation(session.scope, (ctx) => notKept.sweep(ctx));
}
