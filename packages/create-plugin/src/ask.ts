import { createInterface } from 'node:readline/promises';
import { CreateError, type Given } from './choices.js';

/** Asks for what was not given. Without a terminal nobody can answer, so that is said instead. */
export async function askFor(given: Given): Promise<Given> {
  const missing = (['kind', 'id', 'title'] as const).filter((name) => given[name] === undefined);
  if (missing.length === 0) return given;
  if (!process.stdin.isTTY)
    throw new CreateError(`Give ${missing.map((name) => `--${name}`).join(', ')} too.`);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const ask = async (words: string, value: string | undefined) =>
      value ?? (await terminal.question(`${words} `)).trim();
    const kind = await ask(
      'Data from a file, data from an API, or a chart? (source, api, chart)',
      given.kind,
    );
    const id = await ask('Its id, as publisher.name, such as council.survey:', given.id);
    const title = await ask('Its title, which people read:', given.title);
    const origins =
      kind === 'chart' || given.origin !== undefined
        ? (given.origin ?? [])
        : (await terminal.question('Addresses that it may fetch from, with spaces between; none for files: '))
            .split(/\s+/)
            .filter(Boolean);
    return { ...given, kind, id, title, origin: origins };
  } finally {
    terminal.close();
  }
}
