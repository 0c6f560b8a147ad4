import type { Recognition } from '@fairshift/plugin-sdk';
import { fileSource } from '../shared/file-source.js';
import type { Records } from '../shared/layout.js';
import { short } from '../shared/refuse.js';
import { bulkPlan, bulkStream } from './bulk-plan.js';
import { BulkReader } from './bulk-reader.js';
import { categoryColumn, hasBulkHeadings } from './headings.js';

/** Bulk tables of Nomis: `date, geography, geography code`, then one column for each category. */
export const censusBulk = fileSource({
  id: 'census-bulk',
  accepts: ['.csv'],
  match,
  plan: bulkPlan,
  stream: bulkStream,
  reader: (plan) => new BulkReader(plan),
});

function match([heading = []]: Records): Recognition {
  if (!hasBulkHeadings(heading))
    return { score: 0, because: 'The headings are not those of a Nomis bulk table.' };
  const columns = heading.flatMap((cell, index) => categoryColumn(cell, index) ?? []);
  const variables = [...new Set(columns.map(({ variable }) => variable))];
  const [variable] = variables;
  if (variable === undefined)
    return { score: 0, because: 'It begins like a Nomis bulk table, but counts no categories.' };
  if (variables.length > 1) {
    const names = variables.slice(0, 2).map(short).join(' and ');
    const because = `It is a Nomis bulk table of ${names}, and only tables of one variable are read.`;
    return { score: 0, because, near: true };
  }
  return { score: 3, because: `It is a Nomis bulk table: ${short(variable)}, ${columns.length} columns.` };
}
