import type { Examples, Unreached } from '../example.js';
import { accountExamples } from './account.examples.js';
import { checkingImport, datasetExamples, importExamples } from './data.examples.js';
import { measureExamples, projectExamples, publicationExamples } from './improvement.examples.js';
import { organisationExamples } from './organisation.examples.js';
import { systemExamples } from './system.examples.js';

/** Every route of the router has an example here; see ../README.md. */
export const examples: Examples = {
  ...accountExamples,
  ...organisationExamples,
  ...systemExamples,
  ...importExamples,
  ...datasetExamples,
  ...measureExamples,
  ...projectExamples,
  ...publicationExamples,
};

/** Repository methods that no owner's call reaches. */
export const unreached: Unreached = {
  // Called in a system administrator's request, for an organisation that is just being made.
  'LinksRepository.hasAdmin': async () => [],
  // The worker's own process calls these, when it looks for work and when a process was killed.
  'ImportsRepository.waiting': async () => [],
  'ImportsRepository.abandoned': async () => [],
  'SweepRepository.withFailures': async () => [],
  'DatasetTargetsRepository.deleteEmpty': async () => [],
  'ImportsRepository.release': async (world) => [(await checkingImport(world)).id, 1],
};
