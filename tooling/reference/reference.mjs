// `npm run reference -- FOLDER`: runs every case file of the formats in reference/ through our packages.
// A line per file, `p.json 17 of 17`, then what differs. Exit code 1 when a built family differs.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { runReferenceFile as runEquity } from '../../packages/equity/dist/reference.js';
import { runReferenceFile as runSpc } from '../../packages/spc/dist/reference.js';

const folder = process.argv[2];
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('Usage: npm run reference -- FOLDER (a folder with case files, such as reference/spc)');
  process.exit(2);
}

/** Case files below the folder, in a stable order. */
function caseFiles(at) {
  return readdirSync(at, { withFileTypes: true })
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const file = path.join(at, entry.name);
      if (entry.isDirectory()) return caseFiles(file);
      return entry.name.endsWith('.json') ? [file] : [];
    });
}

let differs = false;
for (const file of caseFiles(path.resolve(folder))) {
  const name = path.basename(file);
  let json;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.log(`${name} cannot be read: ${error.message}`);
    differs = true;
    continue;
  }
  const isEquity = typeof json.schema === 'string' && json.schema.startsWith('fairshift-equity');
  const result = (isEquity ? runEquity : runSpc)(json);
  if (!result.built) {
    console.log(`${name} not built yet (${result.family})`);
    continue;
  }
  console.log(`${name} ${result.passed} of ${result.total}`);
  for (const difference of result.differences) console.log(`  ${difference}`);
  if (result.passed < result.total) differs = true;
}
process.exit(differs ? 1 : 0);
