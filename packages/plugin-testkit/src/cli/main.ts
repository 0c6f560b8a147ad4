import { parseArgs } from 'node:util';
import { CliError } from './cli-error.js';

const USAGE = `Use: fairshift-plugin COMMAND [FOLDER]

  dev      shows what your plugin makes of a file, again after each change   --file FILE --core URL --port N --once
  test     runs the tests of the plugin
  record   asks the API itself and keeps its answers for the checks          --secrets FILE --private
  conform  holds the plugin against its contract                             --json FILE --rows N --previous FILE
                                                                             --keep-pictures
  pack     builds, holds against the contract and writes ID-VERSION.fsplugin --out FOLDER --unchecked
  upgrade  brings the folder of a plugin to this version of the kit          --dry

FOLDER is the plugin's folder, where fairshift.plugin.json lies; here, when left out.
FAIRSHIFT_KIT_ROWS=N in the environment stands for --rows N.
Exit code: 0 done, 1 something failed, 64 wrong use.
`;
const WRONG_USE = 64;

const OPTIONS = {
  file: { type: 'string' },
  secrets: { type: 'string' },
  private: { type: 'boolean' },
  core: { type: 'string' },
  port: { type: 'string' },
  once: { type: 'boolean' },
  json: { type: 'string' },
  rows: { type: 'string' },
  previous: { type: 'string' },
  'keep-pictures': { type: 'boolean' },
  out: { type: 'string' },
  unchecked: { type: 'boolean' },
  dry: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export type CliOptions = Readonly<ReturnType<typeof readArguments>['values']>;
type Command = (folder: string, options: CliOptions) => Promise<number>;

// Each loads what it needs only when it is asked for.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  dev: async () => (await import('./dev.js')).dev,
  record: async () => (await import('./record.js')).record,
  test: async () => (await import('./run-tests.js')).runTests,
  conform: async () => (await import('./conform.js')).conformCommand,
  pack: async () => (await import('./pack.js')).pack,
  upgrade: async () => (await import('./upgrade.js')).upgradeCommand,
};

const readArguments = () => parseArgs({ allowPositionals: true, options: OPTIONS });

async function main(): Promise<number> {
  let given: ReturnType<typeof readArguments>;
  try {
    given = readArguments();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return WRONG_USE;
  }
  const [name = '', folder = '.'] = given.positionals;
  if (given.values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const command = COMMANDS[name];
  if (command === undefined) {
    process.stderr.write(name === '' ? USAGE : `There is no command "${name}".\n\n${USAGE}`);
    return WRONG_USE;
  }
  try {
    return await (
      await command()
    )(folder, given.values);
  } catch (error) {
    if (!(error instanceof CliError) && (error as Error).name !== 'PackError') throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

process.exitCode = await main();
