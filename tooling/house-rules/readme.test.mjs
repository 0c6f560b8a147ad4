// What the README promises a newcomer, against what is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** Node reads TypeScript without types at run time, and this file imports only types. */
function load(file, names) {
  const code = `const all = await import(${JSON.stringify(path.join(root, file))});
    console.log(JSON.stringify(Object.fromEntries(${JSON.stringify(names)}.map((name) => [name, all[name]]))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Everybody of the demo as `name | role | organisation`. */
function demoPeople() {
  const demo = load('apps/core/src/modules/system/demo-people.ts', [
    'DEMO_ORGANISATIONS',
    'DEMO_SYSTEM',
    'DEMO_SYSTEM_PEOPLE',
  ]);
  const { ROLE_LABELS } = load('packages/contracts/src/permissions.ts', ['ROLE_LABELS']);
  const organisations = [
    ...demo.DEMO_ORGANISATIONS,
    { name: demo.DEMO_SYSTEM, people: demo.DEMO_SYSTEM_PEOPLE },
  ];
  return organisations.flatMap(({ name, people }) =>
    Object.entries(people).map(([role, person]) => `${person} | ${ROLE_LABELS[role]} | ${name}`),
  );
}

describe('the README', () => {
  it('names example people who are in the demo', () => {
    const lines = readme.split('\n');
    const heading = lines.findIndex((line) => /^\| choose +\| role +\| organisation +\|/.test(line));
    const rows = lines.slice(heading + 2, lines.indexOf('', heading)).map((line) =>
      line
        .split('|')
        .slice(1, 4)
        .map((cell) => cell.trim())
        .join(' | '),
    );
    expect(rows.length).toBeGreaterThanOrEqual(4);
    const people = demoPeople();
    expect(rows.filter((row) => !people.includes(row))).toEqual([]);
  });

  it('leads to files and folders that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]);
    const named = [...readme.matchAll(/`((?:tooling|plugins|docs|apps|packages)\/[^`]+)`/g)].map(
      (match) => match[1],
    );
    expect(links.length).toBeGreaterThan(5);
    expect([...links, ...named].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('names commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const guides = ['README.md', 'CONTRIBUTING.md', 'docs/guides/run-it.md', 'docs/guides/bring-a-file.md'];
    const text = guides.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
    const used = [
      ...text.matchAll(/\bnpm (?:run (?:--silent )?)?(start|test|(?<=run (?:--silent )?)[a-z]+)/g),
    ];
    expect(used.length).toBeGreaterThan(5);
    expect(used.map((match) => match[1]).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
