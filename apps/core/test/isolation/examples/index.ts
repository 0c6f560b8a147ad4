import type { Examples, Unreached } from '../example.js';
import { accountExamples } from './account.examples.js';
import { measureExamples, projectExamples, publicationExamples } from './improvement.examples.js';
import { organisationExamples } from './organisation.examples.js';
import { systemExamples } from './system.examples.js';

/** Every route of the router has an example here; see ../README.md. */
export const examples: Examples = {
  ...accountExamples,
  ...organisationExamples,
  ...systemExamples,
  ...measureExamples,
  ...projectExamples,
  ...publicationExamples,
};

/** Repository methods that no owner's call reaches. */
export const unreached: Unreached = {
  // Called in a system administrator's request, for an organisation that is just being made.
  'LinksRepository.hasAdmin': async () => [],
};
