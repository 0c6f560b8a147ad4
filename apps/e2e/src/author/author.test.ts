import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, startInstallation } from '../harness/installation.mjs';
import { installPlugin, signIn, type Administrator } from './administrator.js';
import { Author, type Followed } from './follow-guide.mjs';
import { strayBlocksOf } from './read-guide.mjs';

const guides = fileURLToPath(new URL('../../../../docs/guides/plugins', import.meta.url));
const guide = (name: string) => readFileSync(path.join(guides, `${name}.md`), 'utf8');
/** Processes that the author may type for a source and a chart, `cd` and each part of `&&` among them. */
const MOST_PROCESSES = 12;
const MINUTES = 60_000;

let folder: string;
let own: Awaited<ReturnType<typeof startInstallation>> | undefined;
let address: string;
let author: Author;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'author-'));
  // The journeys' own installation, where there is one: without a browser they have none.
  own = process.env['FAIRSHIFT_E2E_URL'] ? undefined : await startInstallation();
  address = process.env['FAIRSHIFT_E2E_URL'] ?? own?.url ?? '';
  const places = { 'http://127.0.0.1:3000': address, 4400: String(await freePort()) };
  author = new Author({ folder, places });
}, 5 * MINUTES);
afterAll(async () => {
  author.leave();
  await own?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Follows one guide in the author's folder and prints what was typed. */
function follow(name: string): Followed {
  const followed = author.follow(guide(name));
  for (const { line, seconds } of followed.commands)
    process.stderr.write(`  ${seconds.toFixed(1)} s  ${line}\n`);
  return followed;
}

const said = ({ commands }: Followed, line: string) =>
  commands.find((each) => each.line.startsWith(line))?.output;

describe('an author with nothing but the guides', () => {
  let typed = 0;

  it(
    'has a CSV source that conforms, and whose totals somebody else has counted',
    () => {
      const followed = follow('your-csv');
      typed += followed.processes;
      expect(followed.looked).toBe(5);
      for (const words of ['Rows: 6 read', 'answered-of-asked', 'numerator 78'])
        expect(said(followed, 'npm run dev')).toContain(words);
      expect(said(followed, 'npm run pack')).toContain('council.survey 1.0.0: conforms, verified');
    },
    10 * MINUTES,
  );

  it(
    'has a chart that conforms',
    () => {
      const followed = follow('your-chart');
      typed += followed.processes;
      expect(followed.looked).toBe(2);
      expect(said(followed, 'npm run pack')).toContain('council.newest 1.0.0: conforms');
    },
    10 * MINUTES,
  );

  it(`has typed at most ${MOST_PROCESSES} processes for both`, () => {
    process.stderr.write(`Processes typed by the author: ${typed} of ${MOST_PROCESSES}\n`);
    expect(typed).toBeGreaterThan(5);
    expect(typed).toBeLessThanOrEqual(MOST_PROCESSES);
  });

  it(
    'has a source of an API with pages, a token and a cursor, and no token in what it gives away',
    () => {
      const followed = follow('your-api');
      expect(followed.looked).toBe(7);
      for (const words of [
        'Rows: 9 read',
        'From 2024-01-01 up to 2024-04-01',
        'count (count): numerator 615',
      ])
        expect(said(followed, 'npm run record')).toContain(words);
      const recorded = path.join(folder, 'visits/fixtures/recorded');
      const answers = readdirSync(recorded).map((name) => readFileSync(path.join(recorded, name), 'utf8'));
      // Quick test, three pages, none after the far future; the 429 is no answer.
      expect(answers).toHaveLength(2 * 5);
      expect(answers.join()).not.toContain('practice-token-2024');
      const packed = said(followed, 'npm run pack');
      expect(packed).toMatch(/ok {3}data-source\/1\/6 .*far future/);
      expect(packed).toContain('council.visits 1.0.0: conforms, verified');
    },
    10 * MINUTES,
  );

  it.each(['your-csv', 'your-chart', 'your-api'])('finds a use for every block of %s', (name) => {
    expect(strayBlocksOf(guide(name))).toEqual([]);
  });

  it('has nine files of their own in each folder', () => {
    for (const [plugin, more] of [
      ['survey', 1],
      ['newest', 0],
      ['visits', 10],
    ] as const) {
      const files = readdirSync(path.join(folder, plugin), { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile() && !/node_modules|[\\/]dist/.test(each.parentPath))
        .map(({ name }) => name)
        .filter((name) => !/package-lock|\.fsplugin$|\.bak$/.test(name));
      expect(files).toHaveLength(9 + more);
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
      ['visits', 'council.visits'],
    ])('has %s at work in the running installation, without a restart', async (name, id) => {
      const file = path.join(folder, name, `${id}-1.0.0.fsplugin`);
      expect(await installPlugin(admin, file)).toMatchObject({ version: '1.0.0', state: 'ready' });
    });
  });
});
