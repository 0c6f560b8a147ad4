import { refreshDataset, sweepDataset } from '../../storage/index.js';
import { ImportHold } from './import-hold.js';
import type { ImportSession } from './import-session.js';

/** Runs one import on the one way into a dataset, from wherever an earlier worker stopped. */
export async function loadImport(session: ImportSession, inputSha256: Buffer): Promise<void> {
  const hold = new ImportHold(session, inputSha256);
  await refreshDataset(hold);
  await session.parts.checked.remove(session.checkedInput(inputSha256));
  await sweepDataset(hold);
}
