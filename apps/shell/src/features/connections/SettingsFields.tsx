import type { Connection } from '@fairshift/contracts';
import { Radios, Select, TextInput } from '@fairshift/ui';
import type { Faults } from '../../platform/form.js';
import { connectionWords as words } from './connections.words.js';
import type { SettingField, SettingValues } from './settings-values.js';

export interface SettingsFieldsProps {
  readonly fields: readonly SettingField[];
  readonly values: SettingValues;
  readonly faults: Faults;
  /** Which secrets are stored already. */
  readonly secrets?: Connection['secrets'];
  readonly onChange: (name: string, value: string) => void;
}

/** The settings of a source, drawn from its schema; what is secret goes in and never comes out. */
export function SettingsFields({ fields, ...rest }: SettingsFieldsProps) {
  return fields.map((field) => <Field key={field.name} field={field} {...rest} />);
}

const TYPES = {
  text: 'text',
  list: 'text',
  url: 'url',
  number: 'text',
  date: 'date',
  secret: 'password',
} as const;

function Field(props: Omit<SettingsFieldsProps, 'fields'> & { readonly field: SettingField }) {
  const { field, values, faults, secrets = {}, onChange } = props;
  const { name, title, kind, required } = field;
  const isSet = secrets[name]?.set === true;
  const common = {
    id: name,
    name,
    label: required || kind === 'yes-no' ? title : words.fields.optional(title),
    value: values[name] ?? '',
    error: faults[name],
    onChange: (value: string) => onChange(name, value),
  };
  const secretHint = isSet ? words.fields.secretSet : words.fields.secretHint;
  const hint =
    [field.hint, kind === 'secret' ? secretHint : undefined].filter(Boolean).join(' ') || undefined;
  if (kind === 'choice') {
    const unset = required ? [] : [{ value: '', label: words.fields.unset }];
    const choices = field.choices.map((value) => ({ value, label: value }));
    return <Select {...common} hint={hint} options={[...unset, ...choices]} />;
  }
  if (kind === 'yes-no') {
    const options = [
      { value: 'true', label: 'Yes' },
      { value: 'false', label: 'No' },
    ];
    return <Radios {...common} hint={hint} options={options} />;
  }
  return (
    <TextInput
      {...common}
      hint={hint}
      type={TYPES[kind]}
      required={required && !isSet}
      autoComplete={kind === 'secret' ? 'new-password' : 'off'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      width={kind === 'number' ? 10 : undefined}
    />
  );
}
