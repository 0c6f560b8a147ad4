import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startInstallation } from '../harness/installation.mjs';
import { installPlugin, signIn, type Administrator } from './administrator.js';
import { followGuide } from './follow-guide.mjs';
import { snippetsOf } from './read-guide.mjs';

const guides = fileURLToPath(new URL('../../../../docs/guides/plugins', import.meta.url));
const guide = (name: string) => readFileSync(path.join(guides, `${name}.md`), 'utf8');
/** Processes that the author may type, `cd` and each part of `&&` among them. */
const MOST_PROCESSES = 12;
const MINUTES = 60_000;

let folder: string;
let own: Awaited<ReturnType<typeof startInstallation>> | undefined;
let address: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'author-'));
  // The journeys' own installation, where there is one: without a browser they have none.
  own = process.env['FAIRSHIFT_E2E_URL'] ? undefined : await startInstallation();
  address = process.env['FAIRSHIFT_E2E_URL'] ?? own?.url ?? '';
}, 5 * MINUTES);
afterAll(async () => {
  await own?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Follows one guide in the author's folder and prints what was typed. */
function follow(name: string) {
  const followed = followGuide({ markdown: guide(name), address, folder });
  for (const { line, seconds } of followed.commands)
    process.stderr.write(`  ${seconds.toFixed(1)} s  ${line}\n`);
  return followed;
}

describe('an author with nothing but the guides', () => {
  let typed = 0;

  it(
    'has a CSV source that conforms',
    () => {
      const { processes, commands } = follow('your-csv');
      typed += processes;
      const [looked, packed] = commands.slice(-2).map(({ output }) => output);
      for (const words of ['Rows: 6 read', 'answered-of-asked', 'numerator 78'])
        expect(looked).toContain(words);
      expect(packed).toContain('council.survey 1.0.0: conforms');
    },
    10 * MINUTES,
  );

  it(
    'has a chart that conforms',
    () => {
      const { processes, commands } = follow('your-chart');
      typed += processes;
      expect(commands.at(-1)?.output).toContain('council.newest 1.0.0: conforms');
    },
    10 * MINUTES,
  );

  it(`has typed at most ${MOST_PROCESSES} processes`, () => {
    process.stderr.write(`Processes typed by the author: ${typed} of ${MOST_PROCESSES}\n`);
    expect(typed).toBeGreaterThan(5);
    expect(typed).toBeLessThanOrEqual(MOST_PROCESSES);
  });

  it.each(['your-csv', 'your-chart'])('finds what %s shows of its files in them', (name) => {
    for (const { file, text } of snippetsOf(guide(name)).filter((each) => !each.text.startsWith('{\n'))) {
      const there = readFileSync(path.join(folder, file ?? ''), 'utf8');
      for (const line of text.trim().split('\n')) expect(there).toContain(line.trim());
    }
  });

  it('has nine files of their own in each folder', () => {
    for (const plugin of ['survey', 'newest']) {
      const files = readdirSync(path.join(folder, plugin), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile() && !/node_modules|[\\/]dist/.test(each.parentPath))
        .map(({ name }) => name)
        .filter((name) => !/package-lock|\.fsplugin$|\.bak$/.test(name));
      expect(files).toHaveLength(9);
    }
  });

  describe('and an administrator', () => {
    let admin: Administrator;
    beforeAll(async () => {
      admin = await signIn(address, 'system-administrator');
    });

    it.each([
      ['survey', 'council.survey'],
      ['newest', 'council.newest'],
    ])('has %s at work in the running installation, without a restart', async (name, id) => {
      const file = path.join(folder, name, `${id}-1.0.0.fsplugin`);
      expect(await installPlugin(admin, file)).toMatchObject({ version: '1.0.0', state: 'ready' });
    });
  });
});
