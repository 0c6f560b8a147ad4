import type { Measure } from '@fairshift/contracts';
import type { Choice } from '@fairshift/ui';
import {
  checkExclusion,
  checkPhase,
  checkSpan,
  checkTarget,
  type MeasureContext,
  type SpanValues,
  type TargetValues,
  withBaseline,
  withExclusion,
  withPhase,
  withTarget,
} from './context-changes.js';
import { ChoiceField, SettingForm, TextField } from './SettingForm.js';
import { contextWords as words } from './settings.words.js';
import { useContextForm } from './use-context-form.js';
import type { Faults } from '../../../platform/form.js';

/** Periods of the chart by name: first days, and days after the last. */
export interface PeriodChoices {
  readonly at: readonly Choice[];
  readonly until: readonly Choice[];
}

export interface SpanFormsProps {
  readonly measure: Measure;
  readonly choices: PeriodChoices;
  /** Where the data suggest a new phase. */
  readonly phaseFrom?: string | undefined;
}

const EMPTY_SPAN: SpanValues = { at: '', until: '', name: '', reason: '' };
const EMPTY_TARGET: TargetValues = { value: '', label: '', at: '', until: '', reason: '' };

interface SpanFormProps extends SpanFormsProps {
  readonly id: string;
  readonly summary: string;
  readonly hint: string;
  readonly fields: readonly (keyof SpanValues)[];
  readonly submit: string;
  readonly check: (values: SpanValues, context: MeasureContext) => Faults;
  readonly change: (context: MeasureContext, values: SpanValues) => MeasureContext;
  readonly open?: boolean;
}

const LABELS: Readonly<Record<keyof SpanValues, string>> = {
  at: words.from,
  until: words.until,
  name: words.phaseName,
  reason: words.reason,
};

function SpanForm({ measure, choices, phaseFrom, id, fields, check, change, ...form }: SpanFormProps) {
  const empty = phaseFrom === undefined ? EMPTY_SPAN : { ...EMPTY_SPAN, at: phaseFrom };
  const sending = useContextForm({ measure, empty, check, change });
  return (
    <SettingForm {...form} sending={sending}>
      {fields.map((name) => {
        const field = { id, name, label: LABELS[name], form: sending.form };
        return name === 'at' || name === 'until' ? (
          <ChoiceField key={name} {...field} options={choices[name]} none={words.choose} />
        ) : (
          <TextField key={name} {...field} />
        );
      })}
    </SettingForm>
  );
}

/** Baseline and phase: spans of periods, each with why. */
export function LevelForms({ measure, choices, phaseFrom }: SpanFormsProps) {
  const shared = { measure, choices };
  return (
    <>
      <SpanForm
        {...shared}
        id="baseline"
        summary={words.setBaseline}
        hint={words.baselineHint}
        fields={['at', 'until', 'reason']}
        submit={words.saveBaseline}
        check={checkSpan}
        change={withBaseline}
      />
      <SpanForm
        {...shared}
        key={`phase ${phaseFrom ?? ''}`}
        phaseFrom={phaseFrom}
        open={phaseFrom !== undefined}
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

/** Points to leave out, with why. */
export function LeaveOutForm({ measure, choices }: SpanFormsProps) {
  return (
    <SpanForm
      measure={measure}
      choices={choices}
      id="leave-out"
      summary={words.leaveOut}
      hint={words.leaveOutHint}
      fields={['at', 'until', 'reason']}
      submit={words.saveLeaveOut}
      check={checkExclusion}
      change={withExclusion}
    />
  );
}

/** A target, always or for a time. */
export function TargetForm({ measure, choices }: SpanFormsProps) {
  const sending = useContextForm({ measure, empty: EMPTY_TARGET, check: checkTarget, change: withTarget });
  const { form } = sending;
  const field = { id: 'target', form };
  return (
    <SettingForm
      summary={words.setTarget}
      hint={words.targetHint}
      submit={words.saveTarget}
      sending={sending}
    >
      <TextField
        {...field}
        name="value"
        label={words.value}
        hint={words.valueIn(measure.definition.unit)}
        width={10}
      />
      <TextField {...field} name="label" label={words.label} hint={words.labelHint} />
      <ChoiceField {...field} name="at" label={words.targetFrom} options={choices.at} none={words.always} />
      <ChoiceField
        {...field}
        name="until"
        label={words.targetUntil}
        options={choices.until}
        none={words.always}
      />
      <TextField {...field} name="reason" label={words.reason} />
    </SettingForm>
  );
}
