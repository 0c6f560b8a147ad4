import type { Examples, Unreached } from '../example.js';
import { accountExamples } from './account.examples.js';
import { connectionExamples } from './connection.examples.js';
import { datasetExamples, importExamples } from './data.examples.js';
import {
  exportExamples,
  measureExamples,
  projectExamples,
  publicationExamples,
} from './improvement.examples.js';
import { organisationExamples } from './organisation.examples.js';
import { pluginExamples, pluginUnreached } from './plugin.examples.js';
import { systemExamples } from './system.examples.js';
import { unreached as others } from './unreached.js';

/** Every route of the router has an example here; see ../README.md. */
export const examples: Examples = {
  ...accountExamples,
  ...organisationExamples,
  ...systemExamples,
  ...pluginExamples,
  ...importExamples,
  ...connectionExamples,
  ...datasetExamples,
  ...measureExamples,
  ...projectExamples,
  ...publicationExamples,
  ...exportExamples,
};

/** Repository methods that no route's owner call reaches. */
export const unreached: Unreached = { ...others, ...pluginUnreached };
