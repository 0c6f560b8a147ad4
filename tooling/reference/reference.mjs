// `npm run reference -- FOLDER`: runs every case file of the formats in reference/ through our packages.
// A line per file, `p.json 17 of 17`, then what differs, then what is not built yet. Exit code 1 when a built
// family differs, a file cannot be read, or there was nothing to run.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { runReferenceFile as runEquity } from '../../packages/equity/dist/reference/index.js';
import { runReferenceFile as runSpc } from '../../packages/spc/dist/reference.js';

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

function read(file) {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  const isEquity = typeof json?.schema === 'string' && json.schema.startsWith('fairshift-equity');
  return (isEquity ? runEquity : runSpc)(json);
}

/** The lines of one file, how many cases it holds, and whether all is well. */
function judge(file) {
  const name = path.basename(file);
  let result;
  try {
    result = read(file);
  } catch (error) {
    return { lines: [`${name} cannot be read: ${error.message}`], cases: 0, holds: false };
  }
  const { built, family, passed, total, differences, notBuilt = [] } = result;
  if (!built) {
    const many = total > 0 ? ` (${total} cases)` : '';
    return { lines: [`${name} not built: ${family ?? 'no family named'}${many}`], cases: total, holds: true };
  }
  const lines = [`${name} ${passed} of ${total}`, ...differences.map((difference) => `  ${difference}`)];
  if (total === 0) lines.push('  no case could be read: a built family must have some');
  if (notBuilt.length > 0) lines.push(`  not built: ${notBuilt.join(', ')}`);
  return { lines, cases: total, holds: total > 0 && passed === total };
}

const folder = process.argv[2];
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error('Usage: npm run reference -- FOLDER (a folder with case files, such as reference/spc)');
  process.exit(2);
}
const judged = caseFiles(path.resolve(folder)).map(judge);
for (const line of judged.flatMap(({ lines }) => lines)) console.log(line);
const cases = judged.reduce((sum, each) => sum + each.cases, 0);
if (cases === 0) console.error(`No case was found in ${folder}, so nothing was compared.`);
process.exit(cases > 0 && judged.every(({ holds }) => holds) ? 0 : 1);
