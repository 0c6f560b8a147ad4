import { routes, type Measure } from '@fairshift/contracts';
import { Button, Details, Notice, Radios, Select, TextInput, type Choice } from '@fairshift/ui';
import { useState } from 'react';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type Faults, type FormState } from '../../platform/form.js';
import { hasStatus } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { contextWords as words } from './charts.words.js';
import { changesBetween } from './context-marks.js';
import { periodChoices, type DrawnPeriod } from './periods.js';
import {
  checkBaseline,
  checkNote,
  checkPhase,
  withBaseline,
  withNote,
  withPhase,
  type MeasureContext,
  type NoteValues,
  type SpanValues,
} from './context-changes.js';

const EMPTY_NOTE: NoteValues = { at: '', text: '', kind: 'test' };
const EMPTY_SPAN: SpanValues = { at: '', until: '', name: '', reason: '' };

/**
 * Sends a changed context. When somebody else was first, what was typed stays, the marks are read again, and the
 * form says which are new; sending again puts ours on top of theirs.
 */
function useContextForm<V extends object>(
  measure: Measure,
  empty: V,
  check: (values: V) => Faults,
  change: (context: MeasureContext, values: V) => MeasureContext,
) {
  const { id: organisationId } = useOrganisation();
  const form = useForm<V>(empty);
  const [before, setBefore] = useState<MeasureContext>();
  const send = useSend(routes.updateMeasureContext, ['getMeasure', 'getChart', 'readSeries', 'listMeasures']);
  const submit = () => {
    const faults = check(form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const { reference: _reference, ...context } = change(measure.context, form.values);
    send.mutate(
      { params: { organisationId, measureId: measure.id }, body: { version: measure.version, context } },
      {
        onSuccess: () => {
          setBefore(undefined);
          form.reset(empty);
        },
        onError: (error) => {
          if (hasStatus(error, 409)) setBefore(measure.context);
          form.setFaults(faultsOf(error, Object.keys(empty)));
        },
      },
    );
  };
  const changes = before ? changesBetween(before, measure.context) : [];
  return { form, submit, saved: send.isSuccess, busy: send.isPending, changes };
}

export interface ContextFormsProps {
  readonly measure: Measure;
  /** Of the chart, in order of time: baselines and phases start and end with one of them. */
  readonly periods: readonly DrawnPeriod[];
}

/** Note, baseline and phase: each marks the measure, so that every chart of it shows them. */
export function ContextForms({ measure, periods }: ContextFormsProps) {
  const kind = measure.definition.period;
  const choices = {
    at: periodChoices(periods, kind, 'start'),
    until: periodChoices(periods, kind, 'end'),
  };
  if (periods.length === 0) return <NoteForm measure={measure} />;
  return (
    <>
      <NoteForm measure={measure} />
      <SpanForm
        measure={measure}
        choices={choices}
        id="baseline"
        summary={words.setBaseline}
        hint={words.baselineHint}
        fields={['at', 'until', 'reason']}
        submit={words.saveBaseline}
        check={checkBaseline}
        change={withBaseline}
      />
      <SpanForm
        measure={measure}
        choices={choices}
        id="phase"
        summary={words.startPhase}
        hint={words.phaseHint}
        fields={['at', 'name', 'reason']}
        submit={words.savePhase}
        check={checkPhase}
        change={withPhase}
      />
    </>
  );
}

function NoteForm({ measure }: { measure: Measure }) {
  const { form, submit, saved, busy, changes } = useContextForm(measure, EMPTY_NOTE, checkNote, withNote);
  return (
    <Details summary={words.annotate}>
      <Form faults={form.faults} onSubmit={submit}>
        {saved ? <Notice kind="done" title={words.saved} /> : null}
        <Changes changes={changes} />
        <TextInput
          id="note-at"
          name="at"
          label={words.date}
          hint={words.dateHint}
          value={form.values.at}
          error={form.faults['at']}
          onChange={form.set('at')}
        />
        <TextInput
          id="note-text"
          name="text"
          label={words.text}
          value={form.values.text}
          error={form.faults['text']}
          onChange={form.set('text')}
        />
        <Radios
          id="note-kind"
          name="kind"
          label={words.kind}
          options={[
            { value: 'test', label: words.kinds.test },
            { value: 'event', label: words.kinds.event },
          ]}
          value={form.values.kind}
          onChange={(kind) => form.set('kind')(kind as NoteValues['kind'])}
        />
        <Button type="submit" look="secondary" disabled={busy}>
          {words.addNote}
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

interface PeriodChoices {
  readonly at: readonly Choice[];
  readonly until: readonly Choice[];
}

interface SpanFormProps {
  readonly measure: Measure;
  readonly choices: PeriodChoices;
  readonly id: string;
  readonly summary: string;
  readonly hint: string;
  readonly fields: readonly (keyof SpanValues)[];
  readonly submit: string;
  readonly check: (values: SpanValues) => Faults;
  readonly change: (context: MeasureContext, values: SpanValues) => MeasureContext;
}

const LABELS: Readonly<Record<keyof SpanValues, string>> = {
  at: words.from,
  until: words.until,
  name: words.phaseName,
  reason: words.reason,
};

function SpanForm(props: SpanFormProps) {
  const { form, submit, saved, busy, changes } = useContextForm(
    props.measure,
    EMPTY_SPAN,
    props.check,
    props.change,
  );
  return (
    <Details summary={props.summary}>
      <p>{props.hint}</p>
      <Form faults={form.faults} onSubmit={submit}>
        {saved ? <Notice kind="done" title={words.saved} /> : null}
        <Changes changes={changes} />
        {props.fields.map((field) => (
          <SpanField
            key={field}
            id={`${props.id}-${field}`}
            field={field}
            choices={props.choices}
            form={form}
          />
        ))}
        <Button type="submit" look="secondary" disabled={busy}>
          {props.submit}
        </Button>
      </Form>
    </Details>
  );
}

interface SpanFieldProps {
  readonly id: string;
  readonly field: keyof SpanValues;
  readonly choices: PeriodChoices;
  readonly form: FormState<SpanValues>;
}

function SpanField({ id, field, choices, form }: SpanFieldProps) {
  const props = {
    id,
    name: field,
    label: LABELS[field],
    value: form.values[field],
    error: form.faults[field],
    onChange: form.set(field),
  };
  if (field !== 'at' && field !== 'until') return <TextInput {...props} />;
  return <Select {...props} options={[{ value: '', label: words.choose }, ...choices[field]]} />;
}
