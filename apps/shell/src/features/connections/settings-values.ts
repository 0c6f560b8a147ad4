import type { Connection, ConnectionSource } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { connectionWords as words } from './connections.words.js';

/** One field of a source's settings, as its JSON Schema describes it. */
export interface SettingField {
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  readonly kind: 'text' | 'url' | 'number' | 'date' | 'choice' | 'yes-no' | 'list' | 'secret';
  readonly choices: readonly string[];
  readonly required: boolean;
  readonly start: string;
}

export type SettingValues = Readonly<Record<string, string>>;

interface Property {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly secret?: boolean;
  readonly default?: unknown;
}

/** The fields of a form, in the order of the schema. What no form can show is left to its default. */
export function fieldsOf(schema: ConnectionSource['schema']): SettingField[] {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Property>);
  const required = (schema['required'] ?? []) as readonly string[];
  return properties
    .filter(([, { type }]) => type !== 'object')
    .map(([name, property]) => ({
      name,
      title: property.title ?? name,
      ...(property.description === undefined ? {} : { hint: property.description }),
      kind: kindOf(property),
      choices: (property.enum ?? []).map(String),
      required: required.includes(name) && property.default === undefined,
      start: textOf(property.default),
    }));
}

function kindOf({ type, format, enum: choices, secret }: Property): SettingField['kind'] {
  if (secret) return 'secret';
  if (choices) return 'choice';
  if (type === 'boolean') return 'yes-no';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'array') return 'list';
  if (format === 'uri') return 'url';
  return format === 'date' ? 'date' : 'text';
}

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
};

export const startOf = (fields: readonly SettingField[], config: Connection['config'] = {}): SettingValues =>
  Object.fromEntries(
    fields.map(({ name, kind, start }) => [
      name,
      kind === 'secret' ? '' : config[name] === undefined ? start : textOf(config[name]),
    ]),
  );

/** What cannot be sent at all; all else the server judges by the same schema. */
export function settingFaults(fields: readonly SettingField[], values: SettingValues): Faults {
  const wrong = fields.filter(({ name, kind }) => {
    const text = values[name]?.trim() ?? '';
    return kind === 'number' && text !== '' && !Number.isFinite(Number(text));
  });
  return Object.fromEntries(wrong.map(({ name, title }) => [name, words.fields.needNumber(title)]));
}

/** Fields as the server takes them: empty ones are left out. */
export function settingsBody(fields: readonly SettingField[], values: SettingValues) {
  const filled = fields.filter(({ name }) => (values[name] ?? '').trim() !== '');
  const secrets = filled.filter(({ kind }) => kind === 'secret');
  const open = filled.filter(({ kind }) => kind !== 'secret');
  return {
    config: Object.fromEntries(open.map((field) => [field.name, valueOf(field, values[field.name]!.trim())])),
    secrets: Object.fromEntries(secrets.map(({ name }) => [name, values[name]!])),
  };
}

function valueOf({ kind }: SettingField, text: string): string | number | boolean | string[] {
  if (kind === 'number') return Number(text);
  if (kind === 'yes-no') return text === 'true';
  if (kind === 'list')
    return text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  return text;
}
