import { parseArgs } from 'node:util';
import { askFor } from './ask.js';
import { CreateError, readChoices, type Choices } from './choices.js';
import { writePlugin } from './write-plugin.js';

const USAGE = `Use: create-plugin [FOLDER] [--kind source|api|chart] [--id PUBLISHER.NAME] [--title TITLE]
                     [--from FILE] [--origin https://… …] [--kit ADDRESS]

  --kind    source: brings data from a file. api: fetches them, page by page. chart: draws them
  --id      publisher.name in small letters, such as council.survey
  --title   what people read in Fairshift
  --from    for a source: a CSV file of yours. Its headings are filled in and its first rows become the fixture
  --origin  an address that a source may fetch from; may be given several times. The kind api asks the first
  --kit     where the kit is served, such as https://fairshift.example.nhs.uk/kit; known already when this program
            came from an installation

What is not given is asked. Nothing is installed, and no file that is there already is touched.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      id: { type: 'string' },
      title: { type: 'string' },
      from: { type: 'string' },
      origin: { type: 'string', multiple: true },
      kit: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  const given = positionals[0] === undefined ? values : { ...values, folder: positionals[0] };
  const choices = await readChoices(await askFor(given));
  const files = await writePlugin(choices);
  process.stdout.write(
    [
      `${choices.folder} has ${files.length} files:`,
      ...files.map((file) => `  ${file}`),
      '',
      ...next(choices),
    ].join('\n'),
  );
  return 0;
}

const next = ({ folder, kind }: Choices): readonly string[] => [
  'Next:',
  `  cd ${folder}`,
  '  npm install',
  ...(kind === 'api' ? ['  npm run record   asks the API once, and keeps its answers for the tests'] : []),
  '  npm test         builds it, runs its tests and holds it against the contract',
  '  npm run dev      shows what it makes of your file, again after each change',
  '  npm run pack     writes the file that an administrator uploads',
  '',
];

try {
  process.exitCode = await main();
} catch (error) {
  const { code } = error as { code?: string };
  if (!(error instanceof CreateError) && !code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
  process.exitCode = 64;
}
