import type { ProblemRow } from '@fairshift/contracts';
import { z } from 'zod';
import { invalid } from '../../platform/errors.js';

interface Field {
  readonly title?: string;
  readonly secret?: boolean;
}

interface Schema {
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
}

export interface Settings {
  readonly config: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string | null>>;
}

/** A source's settings as its JSON Schema describes them; fields with `secret: true` go their own way. */
export class SettingsForm {
  readonly #schema: Schema;
  readonly #secretNames: readonly string[];

  /** @param schema JSON Schema as the source's build wrote it */
  constructor(schema: unknown) {
    this.#schema = (schema ?? {}) as Schema;
    const fields = Object.entries(this.#schema.properties ?? {});
    this.#secretNames = fields.filter(([, { secret }]) => secret === true).map(([name]) => name);
  }

  get secretNames(): readonly string[] {
    return this.#secretNames;
  }

  /**
   * The settings with defaults filled in.
   * @param held names of secrets that are stored already
   * @throws AppError 422 with a sentence for each field that cannot be used
   */
  check({ config, secrets }: Settings, held: readonly string[] = []): Settings['config'] {
    const open = this.#part((name) => !this.#secretNames.includes(name));
    const closed = this.#part((name) => this.#secretNames.includes(name));
    const given = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== null));
    const stays = held.filter((name) => secrets[name] === undefined);
    const read = open.safeParse(config);
    const problems = [
      ...(read.success ? [] : read.error.issues.flatMap((issue) => this.#problemsOf(issue, config))),
      ...(closed.safeParse(given).error?.issues ?? [])
        .flatMap((issue) => this.#problemsOf(issue, given))
        .filter(({ column }) => !stays.includes(column ?? '')),
    ];
    if (problems.length > 0) throw invalid(onePerField(problems), 'Some of the settings cannot be used.');
    return (read.data ?? {}) as Settings['config'];
  }

  #part(isIn: (name: string) => boolean): z.ZodType {
    const { properties = {}, required = [] } = this.#schema;
    return z.fromJSONSchema({
      ...(this.#schema as object),
      type: 'object',
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => isIn(name))),
      required: required.filter(isIn),
      additionalProperties: false,
    } as Parameters<typeof z.fromJSONSchema>[0]);
  }

  #problemsOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>): ProblemRow[] {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => ({
        column: name,
        rule: 'unknown-setting',
        message: `The source has no setting “${name}”.`,
        remedy: 'Leave it out.',
      }));
    }
    const [name = ''] = issue.path.map(String);
    const title = this.#schema.properties?.[name]?.title ?? name;
    const isMissing = given[name] === undefined || given[name] === '';
    return [
      {
        column: name,
        rule: isMissing ? 'setting-missing' : 'setting',
        message: isMissing ? `“${title}” is empty.` : `“${title}” cannot be used: ${plainFault(issue)}.`,
        remedy: isMissing ? 'Fill it in.' : 'Change it.',
      },
    ];
  }
}

const onePerField = (problems: readonly ProblemRow[]): ProblemRow[] =>
  [...new Map(problems.toReversed().map((problem) => [problem.column, problem])).values()].toReversed();

/** What is wrong, in words a person knows. */
function plainFault(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `it has more than ${issue.maximum} signs`
        : `it is more than ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `it has fewer than ${issue.minimum} signs`
        : `it is less than ${issue.minimum}`;
    case 'invalid_format':
      if (issue.format === 'url') return 'it is not a web address, such as https://example.org';
      return issue.format === 'date'
        ? 'it is not a date, such as 2024-04-30'
        : 'it does not look as it should';
    case 'invalid_type':
      return `it should be a ${issue.expected === 'int' ? 'whole number' : issue.expected}`;
    case 'invalid_value':
      return `it is none of ${issue.values.map(String).join(', ')}`;
    default:
      return 'it does not look as it should';
  }
}
