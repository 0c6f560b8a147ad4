import { routes, type Measure } from '@fairshift/contracts';
import { Button, Details, Notice, Radios, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type Faults, type FormState } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { contextWords as words } from './charts.words.js';
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

/** Sends a changed context; a measure that somebody else changed says so at the form. */
function useContextForm<V extends object>(
  measure: Measure,
  empty: V,
  check: (values: V) => Faults,
  change: (context: MeasureContext, values: V) => MeasureContext,
) {
  const { id: organisationId } = useOrganisation();
  const form = useForm<V>(empty);
  const send = useSend(routes.updateMeasureContext, ['getMeasure', 'getChart', 'readSeries', 'listMeasures']);
  const submit = () => {
    const faults = check(form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const { reference: _reference, ...context } = change(measure.context, form.values);
    send.mutate(
      { params: { organisationId, measureId: measure.id }, body: { version: measure.version, context } },
      {
        onSuccess: () => form.reset(empty),
        onError: (error) => form.setFaults(faultsOf(error, Object.keys(empty))),
      },
    );
  };
  return { form, submit, saved: send.isSuccess, busy: send.isPending };
}

/** Note, baseline and phase: each marks the measure, so that every chart of it shows them. */
export function ContextForms({ measure }: { measure: Measure }) {
  return (
    <>
      <NoteForm measure={measure} />
      <SpanForm
        measure={measure}
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
  const { form, submit, saved, busy } = useContextForm(measure, EMPTY_NOTE, checkNote, withNote);
  return (
    <Details summary={words.annotate}>
      <Form faults={form.faults} onSubmit={submit}>
        {saved ? <Notice kind="done" title={words.saved} /> : null}
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

interface SpanFormProps {
  readonly measure: Measure;
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
  const { form, submit, saved, busy } = useContextForm(props.measure, EMPTY_SPAN, props.check, props.change);
  return (
    <Details summary={props.summary}>
      <p>{props.hint}</p>
      <Form faults={form.faults} onSubmit={submit}>
        {saved ? <Notice kind="done" title={words.saved} /> : null}
        {props.fields.map((field) => (
          <SpanField key={field} id={`${props.id}-${field}`} field={field} form={form} />
        ))}
        <Button type="submit" look="secondary" disabled={busy}>
          {props.submit}
        </Button>
      </Form>
    </Details>
  );
}

function SpanField({
  id,
  field,
  form,
}: {
  id: string;
  field: keyof SpanValues;
  form: FormState<SpanValues>;
}) {
  return (
    <TextInput
      id={id}
      name={field}
      label={LABELS[field]}
      {...(field === 'at' || field === 'until' ? { hint: words.dateHint } : {})}
      value={form.values[field]}
      error={form.faults[field]}
      onChange={form.set(field)}
    />
  );
}
