import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyPack } from '@fairshift/plugin-host/packs';
import type { Check } from '../../check.js';
import type { Subject } from '../../subject/subject.js';

const MANIFEST = 'fairshift.plugin.json';

export const whole: Check<Subject> = {
  id: 'plugin/1/1',
  title: 'The manifest is strict, and every file is there, has its hash and is not too large',
  badge: 'loads',
  why: 'No installation takes a pack that is not whole, so nobody could use the plugin.',
  async run({ pack }) {
    // Throws a sentence; the pack was verified when it was opened, and must still be the same.
    await verifyPack(pack);
    return [];
  },
};

export const noStrays: Check<Subject> = {
  id: 'plugin/1/2',
  title: 'The pack holds nothing that its manifest does not name',
  badge: 'conforms',
  why: 'An administrator approves what the manifest names. Anything else is luggage that nobody has looked at.',
  async run({ pack, manifest }) {
    const names = await readdir(pack, { recursive: true });
    const strays: string[] = [];
    for (const name of names.map((each) => each.replaceAll('\\', '/'))) {
      if (name === MANIFEST || manifest.files[`dist/${name}`] !== undefined) continue;
      if ((await stat(join(pack, name))).isFile()) strays.push(name);
    }
    return strays.map((name) => ({
      what: `"${name}" lies in the pack, and the manifest does not name it.`,
      change: 'Run fairshift-plugin pack again, which writes the list of files.',
    }));
  },
};

const HEADINGS = ['What it is for', 'What it does not do', 'Licence'] as const;

export const readme: Check<Subject> = {
  id: 'plugin/1/5',
  title: 'The README says what it is for, what it does not do, and under which licence',
  badge: 'conforms',
  why: 'The administrator who approves the plugin reads this, and has nothing else to go by.',
  async run({ readme: text }) {
    if (text === undefined)
      return [{ what: 'There is no README.md.', change: `Write one with the headings ${listed()}.` }];
    const headings = [...text.matchAll(/^#{1,3} +(.+?) *#*$/gm)].map((match) => match[1]?.toLowerCase());
    return HEADINGS.filter((heading) => !headings.includes(heading.toLowerCase())).map((heading) => ({
      what: `The README has no heading "${heading}".`,
      change: `Write a few sentences under "## ${heading}".`,
    }));
  },
};

const listed = (): string => HEADINGS.map((heading) => `"${heading}"`).join(', ');
