import type { Examples } from '../example.js';
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
import { systemExamples } from './system.examples.js';

/** Every route of the router has an example here; see ../README.md. */
export const examples: Examples = {
  ...accountExamples,
  ...organisationExamples,
  ...systemExamples,
  ...importExamples,
  ...connectionExamples,
  ...datasetExamples,
  ...measureExamples,
  ...projectExamples,
  ...publicationExamples,
  ...exportExamples,
};

export { unreached } from './unreached.js';
