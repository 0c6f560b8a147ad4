import { parseArgs } from 'node:util';
import { ConfigError } from '../platform/config.js';
import { isPeriodAnswer } from './period-answer.js';
import type { InspectOrder } from './inspect-files.js';

const USAGE = `Usage: fairshift inspect FILE… [--period START/END] [--json]

Says what an import would understand of each file, and stores nothing.

  --period START/END  answers a file that does not say its period; END is the day after the last,
                      such as 2017-12-01/2018-01-01
  --json              prints a list with one entry for each file

Exit code: 0 understood, 1 problems, 2 not recognised; the highest of all files. 64 wrong use, 78 wrong settings.
`;
/** EX_USAGE and EX_CONFIG of sysexits.h. */
const WRONG_USE = 64;
const WRONG_SETTINGS = 78;

/** What was asked for: an order, help, or a sentence that says what is wrong with it. */
function readOrder(): InspectOrder | 'help' | { readonly wrong: string } {
  const options = {
    json: { type: 'boolean' },
    period: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  let args;
  try {
    args = parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return { wrong: (error as Error).message };
  }
  const { period, json = false, help } = args.values;
  const [command, ...files] = args.positionals;
  if (help) return 'help';
  if (command !== 'inspect') return { wrong: command ? `There is no command "${command}".` : '' };
  if (files.length === 0) return { wrong: 'Name a file.' };
  if (period !== undefined && !isPeriodAnswer(period)) {
    return { wrong: `"${period}" is no period. Write START/END, such as 2017-12-01/2018-01-01.` };
  }
  return { files, json, ...(period === undefined ? {} : { period }) };
}

/** @returns the exit code */
async function main(): Promise<number> {
  const order = readOrder();
  if (order === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if ('wrong' in order) {
    process.stderr.write(order.wrong === '' ? USAGE : `${order.wrong}\n\n${USAGE}`);
    return WRONG_USE;
  }
  try {
    // Only now: what reads files takes longer to load than an answer about the use may.
    const { inspectFiles } = await import('./inspect-files.js');
    return await inspectFiles(order);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return WRONG_SETTINGS;
  }
}

// Whoever reads may stop before the end, such as `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main();
