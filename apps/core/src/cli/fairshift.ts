// What decorators write to: before anything that has one.
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { readConfig } from '../platform/config.js';
import { isPeriodAnswer } from './period-answer.js';
import type { InspectOrder } from './inspect-files.js';
import { readPluginOrder } from './plugin-order.js';
import type { PluginOrder } from './plugin-order.js';

const USAGE = `Usage: fairshift inspect FILE… [--period START/END] [--sheet NAME] [--mapping FILE] [--json]
       fairshift recovery-link LOGIN
       fairshift plugin add NAME@VERSION | plugin rescan | plugin list

inspect says what an import would understand of each file, and stores nothing.

  --period START/END  answers a file that does not say its period; END is the day after the last,
                      such as 2017-12-01/2018-01-01
  --sheet NAME        chooses a sheet of a workbook
  --mapping FILE      says what the columns of a spreadsheet hold, as JSON; docs/guides/bring-a-spreadsheet.md
  --json              prints a list with one entry for each file

recovery-link prints a link with which a person sets a new password, once, within 24 hours: for the only admin
of an organisation, a system administrator, or somebody who has rights in two places. LOGIN may be their
e-mail address. Fairshift, or its database, must be running.

plugin add fetches a plugin from npm, of exactly this version and without running anything of it; without NAME, all
that fairshift.config.json in the data folder names. plugin rescan looks for new plugins in the plugins folder.
plugin list says which there are. A system administrator decides about them on the page Plugins.

Exit code: 0 understood, 1 problems, 2 not recognised; the highest of all files. 64 wrong use, 78 wrong settings.
`;
/** EX_USAGE and EX_CONFIG of sysexits.h. */
const WRONG_USE = 64;
const WRONG_SETTINGS = 78;

type Order = InspectOrder | PluginOrder | { readonly login: string } | 'help' | { readonly wrong: string };

/** What was asked for: an order, help, or a sentence that says what is wrong with it. */
function readOrder(): Order {
  const options = {
    json: { type: 'boolean' },
    period: { type: 'string' },
    sheet: { type: 'string' },
    mapping: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  let args;
  try {
    args = parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return { wrong: (error as Error).message };
  }
  const { period, sheet, mapping, json = false, help } = args.values;
  const [command, ...files] = args.positionals;
  if (help) return 'help';
  if (command === 'recovery-link')
    return files.length === 1 ? { login: files[0]! } : { wrong: 'Name one person.' };
  if (command === 'plugin') return readPluginOrder(files);
  if (command !== 'inspect') return { wrong: command ? `There is no command "${command}".` : '' };
  if (files.length === 0) return { wrong: 'Name a file.' };
  if (period !== undefined && !isPeriodAnswer(period)) {
    return { wrong: `"${period}" is no period. Write START/END, such as 2017-12-01/2018-01-01.` };
  }
  const given = Object.entries({ period, sheet, mapping }).filter(([, value]) => value !== undefined);
  return { files, json, ...Object.fromEntries(given) };
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
    if ('login' in order) return await recover(order.login);
    return await ('plugin' in order ? plugins(order) : inspect(order));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code !== 'configuration' && code !== 'database-setup') throw error;
    process.stderr.write(`${message}\n`);
    return WRONG_SETTINGS;
  }
}

// All load what they need only now: that takes longer than an answer about the use may.

async function inspect(order: InspectOrder): Promise<number> {
  const { inspectFiles } = await import('./inspect-files.js');
  return inspectFiles(order);
}

async function recover(login: string): Promise<number> {
  const { recoveryLink } = await import('./recovery-link.js');
  const { code, words } = await recoveryLink(login, readConfig());
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  return code;
}

async function plugins(order: PluginOrder): Promise<number> {
  const { pluginCommand } = await import('./plugin-commands.js');
  const { code, words } = await pluginCommand(order, readConfig());
  (code === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  return code;
}

// Whoever reads may stop before the end, such as `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main();
