import type { Choices } from './choices.js';

type Values = Readonly<Record<string, string>>;

/** Puts values in for `{{NAME}}`. Throws when a template asks for one that there is not. */
export function fillIn(text: string, values: Values): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`A template asks for "${name}", which there is not.`);
    return value;
  });
}

/** `age-group` for the heading `Age group`. */
export const idOf = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'column';

const camel = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
/** Inside a JSON text. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Everything that the templates ask for. */
export function valuesOf(choices: Choices): Values {
  const { publisher, name, title, kit, version, table, origins } = choices;
  const headingOfPlace = table.place === undefined ? 'undefined' : quote(table.place);
  return {
    ID: `${publisher}.${name}`,
    PUBLISHER: publisher,
    NAME: name,
    EXPORT: camel(name),
    TITLE: title,
    TITLE_JSON: inJson(title),
    TITLE_TS: quote(title),
    KIT: kit,
    SCHEMA: `${kit.replace(/\/kit$/, '')}/schema/plugin-1.json`,
    VERSION: version,
    FIXTURE: table.fileName,
    FIXTURE_TEXT: table.text,
    PERIOD: quote(table.period.heading),
    PERIOD_KIND: quote(table.period.kind),
    PLACE: headingOfPlace,
    GROUPS: table.groups
      .map((heading) => `  { id: ${quote(idOf(heading))}, heading: ${quote(heading)} },`)
      .join('\n'),
    COUNTS: table.counts
      .map((heading) => `  { id: ${quote(idOf(heading))}, heading: ${quote(heading)} },`)
      .join('\n'),
    RATIO: ratioText(table.ratio),
    ADDRESS: quote(origins[0] ?? ''),
    ADDRESS_JSON: inJson(origins[0] ?? ''),
    PERMISSIONS: permissionsText(origins),
  };
}

function ratioText(ratio: Choices['table']['ratio']): string {
  if (ratio === undefined) return 'undefined';
  const [part, whole] = ratio;
  const id = `${idOf(part)}-of-${idOf(whole)}`;
  return `{ id: ${quote(id)}, title: ${quote(`${part} of ${whole}`)}, numerator: ${quote(idOf(part))}, denominator: ${quote(idOf(whole))} }`;
}

function permissionsText(origins: readonly string[]): string {
  if (origins.length === 0) return '';
  const network = origins.map((origin) => ({
    origin,
    methods: ['GET'],
    requestsPerMinute: 60,
    concurrency: 2,
  }));
  return `\n  "permissions": ${JSON.stringify({ network }, null, 2).replaceAll('\n', '\n  ')},`;
}
