import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.js';
import { makeLog } from '../platform/log.js';
import { openPluginHost } from '../worker/open-plugin-host.js';
import { exitCodeOf, inspectFile } from './inspect-file.js';
import { inspectionWords } from './inspection-words.js';

const USAGE = `Usage: fairshift inspect FILE… [--period START/END] [--json]

Says what an import would understand of each file, and stores nothing.
Exit code: 0 understood, 1 problems, 2 not recognised; the highest of all files.
`;
const WRONG_USE = 64;
const PERIOD = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/;

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, period: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch {
    return undefined;
  }
}

/** @returns the exit code */
async function main(): Promise<number> {
  const args = parsed();
  const [command, ...files] = args?.positionals ?? [];
  const period = args?.values.period;
  if (args?.values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command !== 'inspect' || files.length === 0 || (period !== undefined && !PERIOD.test(period))) {
    process.stderr.write(USAGE);
    return WRONG_USE;
  }
  const host = await openPluginHost(readConfig(), makeLog('silent'));
  const inspections = [];
  for (const file of files) inspections.push(await inspectFile(host, file, period));
  const text = args?.values.json
    ? JSON.stringify(inspections, null, 2)
    : inspections.map(inspectionWords).join('\n\n');
  await new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
  return Math.max(...inspections.map(exitCodeOf));
}

process.exitCode = await main();
