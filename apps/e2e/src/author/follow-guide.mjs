// Follows a guide literally: in a folder outside the repository, with the author's own Node and nothing of ours in PATH.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandsOf, filesOf, processesIn } from './read-guide.mjs';

/** What the author's terminal has: the system's own programs, no workspace. */
function environment(folder) {
  const own = (process.env.PATH ?? '').split(path.delimiter).filter((each) => !/node_modules/.test(each));
  const kept = [
    'HOME',
    'LANG',
    'npm_config_registry',
    'npm_config_cache',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NODE_EXTRA_CA_CERTS',
  ];
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    NO_PROXY: '127.0.0.1,localhost',
    PATH: own.join(path.delimiter),
    PWD: folder,
  };
}

/**
 * @param {{markdown: string, address: string, folder: string}} order
 * @returns {{processes: number, commands: readonly {line: string, seconds: number, output: string}[]}}
 */
export function followGuide({ markdown, address, folder }) {
  for (const { file, text } of filesOf(markdown)) writeFileSync(path.join(folder, file), text);
  let at = folder;
  const commands = [];
  for (const line of commandsOf(markdown, address)) {
    const began = Date.now();
    const output = line.startsWith('cd ') ? '' : run(line, at);
    if (line.startsWith('cd ')) at = path.resolve(at, line.slice(3).trim());
    if (!existsSync(at)) throw new Error(`The guide goes to ${at}, which is not there.`);
    commands.push({ line, seconds: (Date.now() - began) / 1000, output });
  }
  return { commands, processes: commands.reduce((sum, { line }) => sum + processesIn(line), 0) };
}

function run(line, cwd) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd,
    env: environment(cwd),
    encoding: 'utf8',
    timeout: 600_000,
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`The guide's command failed (${status}): ${line}\n${stdout}\n${stderr}`);
  return stdout;
}
