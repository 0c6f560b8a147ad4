import { Button, Details, Notice, Select, TextInput, type Choice } from '@fairshift/ui';
import type { ReactNode } from 'react';
import { Form } from '../../../platform/form-box.js';
import type { FormState } from '../../../platform/form.js';
import { contextWords as words } from './settings.words.js';
import type { SendingForm } from './use-context-form.js';

export interface SettingFormProps<V extends object> {
  readonly summary: string;
  readonly hint?: string;
  readonly submit: string;
  readonly sending: SendingForm<V>;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** One thing that can be set, folded away until somebody wants it. */
export function SettingForm<V extends object>(props: SettingFormProps<V>) {
  const { summary, hint, submit, sending, children, open } = props;
  return (
    <Details summary={summary} {...(open === undefined ? {} : { open })}>
      {hint === undefined ? null : <p>{hint}</p>}
      <Form faults={sending.form.faults} onSubmit={sending.submit}>
        {sending.saved ? <Notice kind="done" title={words.saved} /> : null}
        <Changes changes={sending.changes} />
        {children}
        <Button type="submit" look="secondary" disabled={sending.busy}>
          {submit}
        </Button>
      </Form>
    </Details>
  );
}

/** What somebody else marked while this form was open. */
function Changes({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return (
    <Notice title={words.changedTitle}>
      <ul className="fs-list">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Notice>
  );
}

export interface FieldProps<V extends object> {
  readonly id: string;
  readonly name: keyof V & string;
  readonly label: string;
  readonly form: FormState<V>;
  readonly hint?: string;
}

const controlOf = <V extends object>({ id, name, label, form, hint }: FieldProps<V>) => ({
  id: `${id}-${name}`,
  name,
  label,
  hint,
  value: String(form.values[name] ?? ''),
  error: form.faults[name],
  onChange: (value: string) => form.set(name)(value as V[typeof name]),
});

/** A line of text of a form. */
export function TextField<V extends object>(props: FieldProps<V> & { readonly width?: 4 | 10 }) {
  return <TextInput {...controlOf(props)} width={props.width} />;
}

/** A choice of a form; with `none` it may stay open. */
export function ChoiceField<V extends object>(
  props: FieldProps<V> & { readonly options: readonly Choice[]; readonly none?: string },
) {
  const { options, none } = props;
  const all = none === undefined ? options : [{ value: '', label: none }, ...options];
  return <Select {...controlOf(props)} options={all} />;
}
