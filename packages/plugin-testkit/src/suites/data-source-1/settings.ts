import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceRunError } from '@fairshift/plugin-host';
import type { Json } from '@fairshift/plugin-sdk';
import { notApplicable, type Check, type Outcome } from '../../check.js';
import type { Finding } from '../../report.js';
import { discover, withRequest, type RunCase, type SourceSubject } from '../../subject/source-subject.js';
import { eachCase } from './asks-nothing.js';

interface Field {
  readonly secret?: boolean;
  readonly title?: string;
  readonly default?: unknown;
  readonly type?: string;
}

const SOUNDS_SECRET = /pass(?:word|phrase)|token|secret|api-?key|credential/i;

async function fieldsOf({ subject, source }: SourceSubject): Promise<Readonly<Record<string, Field>>> {
  if (source.configSchema === undefined) return {};
  const path = join(subject.pack, source.configSchema.slice('dist/'.length));
  const schema = JSON.parse(await readFile(path, 'utf8')) as { properties?: Record<string, Field> };
  return schema.properties ?? {};
}

/** A settings field that both is secret and has a value for all to see, or that sounds secret and is not marked. */
function fieldFaults(fields: Readonly<Record<string, Field>>): readonly Finding[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.secret === true && field.default !== undefined && field.default !== '')
      return [
        {
          what: `The setting "${name}" is secret and has a default that everybody can read.`,
          change: `Take the default of "${name}" away.`,
        },
      ];
    if (field.secret !== true && SOUNDS_SECRET.test(name))
      return [
        {
          what: `The setting "${name}" sounds secret and is not marked.`,
          change: `Write .meta({ secret: true }) behind "${name}", or give it a plainer name.`,
        },
      ];
    return [];
  });
}

async function roundTrip(subject: SourceSubject, each: RunCase): Promise<Outcome> {
  const [first, again] = [
    await discover(subject, each),
    await discover(subject, { ...each, config: JSON.parse(JSON.stringify(each.config)) as Json }),
  ];
  if (JSON.stringify(first) === JSON.stringify(again)) return [];
  return [
    {
      what: `With ${each.name}, settings that were stored and read again give another answer.`,
      change: 'Read nothing from the settings but what JSON can hold.',
    },
  ];
}

/** Settings of the wrong type must fail as `configuration`, before anything is read. */
async function wrongType(
  subject: SourceSubject,
  each: RunCase,
  fields: Readonly<Record<string, Field>>,
): Promise<readonly Finding[]> {
  const [name] =
    Object.entries(fields).find(
      ([, field]) => field.secret !== true && field.type !== undefined && field.type !== 'object',
    ) ?? [];
  if (name === undefined) return [];
  const config = { ...(each.config as Record<string, Json>), [name]: { not: 'of this type' } };
  const kind = await withRequest(subject, { ...each, config }, (request) =>
    subject.subject.host.host.discover(request).then(
      () => 'no failure',
      (error: unknown) => (error instanceof SourceRunError ? error.kind : String(error)),
    ),
  );
  if (kind === 'configuration') return [];
  return [
    {
      what: `A wrong "${name}" gives ${kind}, and should give a failure of the kind configuration.`,
      change: `Describe "${name}" in the zod schema "config", so that the host refuses it.`,
    },
  ];
}

/** A value that stands nowhere else: where it turns up, a secret has leaked. */
async function canary(
  subject: SourceSubject,
  each: RunCase,
  fields: Readonly<Record<string, Field>>,
): Promise<readonly Finding[]> {
  const secrets = Object.entries(fields).filter(([, field]) => field.secret === true);
  if (secrets.length === 0) return [];
  const bird = `canary-${randomBytes(8).toString('hex')}`;
  const { lines, host } = subject.subject.host;
  const before = lines.length;
  const given = Object.fromEntries(secrets.map(([name]) => [name, bird]));
  const said = await withRequest(subject, each, async (request) => {
    const asked = { ...request, secrets: given };
    const answers = [host.check(asked), host.discover(asked)];
    return (await Promise.allSettled(answers)).map((answer) =>
      JSON.stringify(answer.status === 'fulfilled' ? answer.value : String(answer.reason)),
    );
  });
  const leaks = [...lines.slice(before), ...said].filter((line) => line.includes(bird));
  if (leaks.length === 0) return [];
  return [
    {
      what: `A secret setting stands in what the source says or logs, ${leaks.length} times.`,
      change: 'Never put a secret into a message, a log line or a row.',
    },
  ];
}

export const settings: Check<SourceSubject> = {
  id: 'data-source/1/1',
  title: 'Settings survive storage, wrong ones are refused, secrets stay secret',
  badge: 'conforms',
  why: 'The form is drawn from the schema without your code, and a password that is not marked is shown to everybody who may open the page.',
  async run(subject) {
    const fields = await fieldsOf(subject);
    const faults = fieldFaults(fields);
    const [first] = subject.cases;
    if (first === undefined) return faults.length > 0 ? faults : notApplicable('There is no case to try.');
    const tripped = await eachCase(subject, (each) => roundTrip(subject, each));
    const refused = await wrongType(subject, first, fields);
    const leaked = await canary(subject, first, fields);
    return [...faults, ...('notApplicable' in tripped ? [] : tripped), ...refused, ...leaked];
  },
};
