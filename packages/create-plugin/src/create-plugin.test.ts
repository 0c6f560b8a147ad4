import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { readChoices, type Given } from './choices.js';
import { cellsOf, understandTable } from './sample-table.js';
import { writePlugin } from './write-plugin.js';

const KIT = 'https://fairshift.example.org/kit';
let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'fairshift-create-')), 'new');
});
const create = async (more: Given) => {
  const given = { id: 'council.survey', title: "The people's survey", kit: KIT, folder, kind: 'source' };
  return writePlugin(await readChoices({ ...given, ...more }));
};
const text = (path: string) => readFile(join(folder, path), 'utf8');

describe.each(['source', 'api', 'chart'])('a new %s', (kind) => {
  it('has nine files and no gap left to fill', async () => {
    const files = await create({ kind, origin: kind === 'api' ? ['https://data.example.org'] : [] });
    expect(files).toHaveLength(9);
    const there = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    expect(there).toHaveLength(9);
    for (const file of files) expect(await text(file)).not.toMatch(/\{\{|\}\}\}/);
    expect((await text('vite.config.ts')).trim().split('\n')).toHaveLength(3);
    const { devDependencies } = JSON.parse(await text('package.json'));
    expect(devDependencies['@fairshift/plugin-sdk']).toBe(`${KIT}/plugin-sdk-0.1.0.tgz`);
    expect(JSON.parse(await text('fairshift.plugin.json'))).toMatchObject({
      $schema: 'https://fairshift.example.org/schema/plugin-1.json',
      id: 'council.survey',
      title: "The people's survey",
    });
  });
});

describe('choices', () => {
  it.each([
    ['an id without a publisher', { id: 'survey' }],
    ["Fairshift's own name", { id: 'fairshift.survey' }],
    ['another kind', { kind: 'page' }],
    ['an API without an address', { kind: 'api' }],
    ['no title', { title: '' }],
    ['an origin that is none', { origin: ['files'] }],
    ['a file that is not there', { from: '/nowhere/x.csv' }],
    ['no kit', { kit: '' }],
  ])('are refused with %s', async (_, more) => {
    await expect(create(more)).rejects.toMatchObject({ name: 'CreateError' });
  });

  it('never touch a folder with files in it', async () => {
    await create({});
    await expect(create({})).rejects.toThrow('There are files in');
  });

  it('ask for exactly the addresses that are named', async () => {
    await create({ origin: ['https://data.example.org/path'] });
    const { permissions } = JSON.parse(await text('fairshift.plugin.json'));
    expect(permissions.network).toEqual([
      { origin: 'https://data.example.org', methods: ['GET'], requestsPerMinute: 60, concurrency: 2 },
    ]);
  });
});

it("an API's address stands in what asks it and in what its administrator reads", async () => {
  await create({ kind: 'api', origin: ['https://data.example.org/v1/'] });
  expect(await text('src/survey.ts')).toContain("const ADDRESS = 'https://data.example.org';");
  const { permissions, description } = JSON.parse(await text('fairshift.plugin.json'));
  expect(permissions.network).toMatchObject([{ origin: 'https://data.example.org', methods: ['GET'] }]);
  expect(description).toBe("The people's survey, from https://data.example.org.");
});

describe("an author's file", () => {
  const survey =
    'Quarter,Locality,"Age, in bands",Answered,Asked\n2024 Q1,North,18 to 64,12,40\n2024 Q1,North,65+,*,8\n';

  it('gives period, place, groups, counts and their ratio', () => {
    expect(understandTable('my survey.csv', survey)).toMatchObject({
      fileName: 'my-survey.csv',
      period: { heading: 'Quarter', kind: 'quarter' },
      place: 'Locality',
      groups: ['Age, in bands'],
      counts: ['Answered', 'Asked'],
      ratio: ['Answered', 'Asked'],
    });
  });

  it('becomes the fixture and the columns of the source', async () => {
    const file = `${folder}-survey.csv`;
    await writeFile(file, survey);
    const files = await create({ from: file });
    expect(files).toContain('fixtures/new-survey.csv');
    expect(await text('fixtures/new-survey.csv')).toBe(survey);
    expect(await text('src/survey.ts')).toContain("{ id: 'age-in-bands', heading: 'Age, in bands' },");
  });

  it.each([
    ['a period', 'a,b\nx,1\n'],
    ['a number', 'Month,b\n2024-01,x\n'],
    ['a row', 'Month,b\n'],
  ])('without %s is refused in words', (_, words) => {
    expect(() => understandTable('x.csv', words)).toThrow(/^x\.csv has no /);
  });

  it.each([
    ['a;b;c', ['a', 'b', 'c']],
    ['"a, b",c', ['a, b', 'c']],
    ['a\tb', ['a', 'b']],
  ])('with the line %s has these cells', (line, cells) => {
    expect(cellsOf(line)).toEqual(cells);
  });
});
