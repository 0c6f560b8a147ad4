import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLE_TABLE, readTable, type SampleTable } from './sample-table.js';

/** What the author typed, unread. */
export interface Given {
  readonly folder?: string | undefined;
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly from?: string | undefined;
  readonly origin?: readonly string[] | undefined;
  readonly kit?: string | undefined;
}

export interface Choices {
  readonly folder: string;
  readonly kind: 'source' | 'api' | 'chart';
  readonly publisher: string;
  /** The part of the id after the dot; names the files. */
  readonly name: string;
  readonly title: string;
  readonly origins: readonly string[];
  /** Address of the kit, without a slash at its end. */
  readonly kit: string;
  readonly version: string;
  readonly table: SampleTable;
}

/** Something that the author can mend. */
export class CreateError extends Error {
  override readonly name = 'CreateError';
}

/** Written by the installation that serves this program. */
interface ServedFrom {
  readonly kit: string;
  readonly version: string;
}

const ID = /^([a-z0-9-]{1,40})\.([a-z][a-z0-9-]{0,59})$/;

/** @throws CreateError in words */
export async function readChoices(given: Given): Promise<Choices> {
  const { kind, id = '', title = '', from } = given;
  if (kind !== 'source' && kind !== 'api' && kind !== 'chart')
    throw new CreateError(`The kind is source, api or chart, not "${kind ?? ''}".`);
  if (kind === 'api' && (given.origin ?? []).length === 0)
    throw new CreateError('Say which address it fetches from: --origin https://data.example.org');
  const [, publisher, name] = ID.exec(id) ?? [];
  if (publisher === undefined || name === undefined)
    throw new CreateError(`"${id}" is no id. Write publisher.name in small letters, digits and hyphens.`);
  if (publisher === 'fairshift')
    throw new CreateError('The publisher "fairshift" is Fairshift itself. Take your own name.');
  if (title === '' || title.length > 100) throw new CreateError('Give it a title of at most 100 characters.');
  const folder = given.folder ?? name;
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new CreateError(`There are files in ${resolve(folder)} already. Name another folder.`);
  const served = servedFrom();
  const kit = (given.kit ?? served?.kit)?.replace(/\/$/, '');
  if (kit === undefined || !/^https?:\/\//.test(kit))
    throw new CreateError('Say where the kit is served: --kit https://your-fairshift/kit');
  return {
    folder,
    kind,
    publisher,
    name,
    title,
    origins: (given.origin ?? []).map(readOrigin),
    kit,
    version: served?.version ?? '0.1.0',
    table: from === undefined ? EXAMPLE_TABLE : await tableOf(from),
  };
}

async function tableOf(file: string): Promise<SampleTable> {
  try {
    return await readTable(file);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') throw new CreateError(`There is no file ${file}.`);
    throw new CreateError((error as Error).message);
  }
}

function readOrigin(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new CreateError(`"${text}" is no address such as https://example.org.`);
  return url.origin;
}

function servedFrom(): ServedFrom | undefined {
  const file = fileURLToPath(new URL('../served-from.json', import.meta.url));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ServedFrom) : undefined;
}
