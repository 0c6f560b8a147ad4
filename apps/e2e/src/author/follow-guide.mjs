// Follows a guide literally: in a folder outside the repository, with the author's own Node and nothing of ours in PATH.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processesIn, stepsOf } from './read-guide.mjs';

const KEPT = [
  'HOME',
  'LANG',
  'npm_config_registry',
  'npm_config_cache',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NODE_EXTRA_CA_CERTS',
];
/** What takes time and is held elsewhere. */
const SHORT = {
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_prefer_offline: 'true',
  npm_config_fetch_retries: '5',
  // The kit's own tests read a million.
  FAIRSHIFT_KIT_ROWS: '20000',
};

/** What the author's terminal has: the system's own programs, no workspace. */
function environment(folder) {
  const own = (process.env.PATH ?? '').split(path.delimiter).filter((each) => !/node_modules/.test(each));
  return {
    ...Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    ...SHORT,
    NO_PROXY: '127.0.0.1,localhost',
    PATH: own.join(path.delimiter),
    PWD: folder,
  };
}

/** What one author does in one folder with one guide after the other. */
export class Author {
  #running = [];
  /** `node_modules` of the first plugin: npm installs the same again from there, and not from the registry. */
  #installed;

  /** @param {{folder: string, places: Readonly<Record<string, string>>}} parts `places`: what stands for an address of the guide */
  constructor({ folder, places }) {
    this.folder = folder;
    this.places = places;
  }

  /** @returns {{processes: number, looked: number, commands: readonly {line: string, seconds: number, output: string}[]}} */
  follow(markdown) {
    let at = this.folder;
    let looked = 0;
    const commands = [];
    for (const step of stepsOf(this.#here(markdown))) {
      if (step.kind === 'save') this.#save(step);
      else if (step.kind === 'look') looked += this.#look(step);
      else if (step.kind === 'keep') this.#keep(step.line);
      else {
        const began = Date.now();
        const isWay = step.line.startsWith('cd ');
        if (isWay) at = path.resolve(at, step.line.slice(3).trim());
        if (!existsSync(at)) throw new Error(`The guide goes to ${at}, which is not there.`);
        const output = isWay ? '' : this.#type(step.line, at);
        commands.push({ line: step.line, seconds: (Date.now() - began) / 1000, output });
      }
    }
    const processes = commands.reduce((sum, { line }) => sum + processesIn(line), 0);
    return { commands, looked, processes: processes + this.#running.length };
  }

  /** Ends what goes on in second terminals. */
  leave() {
    for (const child of this.#running.splice(0)) child.kill('SIGTERM');
  }

  #here(markdown) {
    return Object.entries(this.places).reduce(
      (text, [guide, here]) => text.replaceAll(guide, here),
      markdown,
    );
  }

  #save({ file, text }) {
    const target = path.join(this.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Each line that the guide shows of a file stands in it. @returns how many */
  #look({ file, text }) {
    const there = readFileSync(path.join(this.folder, file), 'utf8');
    const lines = text.trim().split('\n');
    const missing = lines.find((line) => !there.includes(line.trim()));
    if (missing !== undefined) throw new Error(`The guide shows a line that ${file} has not: ${missing}`);
    return lines.length;
  }

  #keep(line) {
    const [program, ...args] = line.split(' ');
    const options = { cwd: this.folder, env: environment(this.folder), stdio: 'ignore' };
    this.#running.push(spawn(program, args, options));
  }

  #type(line, cwd) {
    const isInstall = line === 'npm install';
    // By their hard links: 350 MB are not written again.
    if (isInstall && this.#installed) spawnSync('cp', ['-al', this.#installed, cwd]);
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
      cwd,
      env: environment(cwd),
      encoding: 'utf8',
      timeout: 600_000,
      maxBuffer: 1 << 26,
    });
    if (status !== 0)
      throw new Error(`The guide's command failed (${status}): ${line}\n${stdout}\n${stderr}`);
    if (isInstall) this.#installed ??= path.join(cwd, 'node_modules');
    return stdout;
  }
}
