import { routes, type Measure } from '@fairshift/contracts';
import { useState } from 'react';
import { faultsOf, isSame, useForm, type Faults, type FormState } from '../../../platform/form.js';
import { hasStatus } from '../../../platform/problem.js';
import { useSend } from '../../../platform/queries.js';
import { useOrganisation } from '../../../platform/session.js';
import type { MeasureContext } from './context-changes.js';
import { changesBetween } from './context-marks.js';
import { useSavedAs } from './use-saved-as.js';

/** What a form of a measure's settings does with what was typed. */
export interface ContextForm<V extends object> {
  readonly measure: Measure;
  readonly empty: V;
  readonly check: (values: V, context: MeasureContext) => Faults;
  readonly change: (context: MeasureContext, values: V) => MeasureContext;
  /** Why, for changes that leave no mark behind that could say it. */
  readonly why?: (values: V) => string;
  /** What the form shows once it is saved; as it was at first unless told. */
  readonly after?: (values: V) => V;
  /** Told the version that came of it, while the measure on the page may still be the one before. */
  readonly onSaved?: (version: number) => void;
}

export interface SendingForm<V extends object> {
  readonly form: FormState<V>;
  readonly submit: () => void;
  /** That it was saved, until it is touched again or the measure is changed once more. */
  readonly saved: boolean;
  readonly busy: boolean;
  /** What somebody else marked while this form was open. */
  readonly changes: readonly string[];
}

/** Reads that a changed measure makes old. */
const OLD = ['getMeasure', 'getChart', 'readSeries', 'listMeasures', 'listMeasureVersions'] as const;

/**
 * Sends a changed context. When somebody else was first, what was typed stays, the marks are read again, and the
 * form says which are new; sending again puts ours on top of theirs.
 */
export function useContextForm<V extends object>({
  measure,
  empty,
  check,
  change,
  why,
  after,
  onSaved,
}: ContextForm<V>): SendingForm<V> {
  const { id: organisationId } = useOrganisation();
  const typed = useForm<V>(empty);
  const [began, setBegan] = useState(empty);
  // A choice that was taken away elsewhere on the page is not shown any longer.
  if (!isSame(empty, began)) {
    setBegan(empty);
    typed.follow(began, empty);
  }
  const [saved, setSavedAs] = useSavedAs(measure);
  const form: FormState<V> = {
    ...typed,
    set: (name) => (value) => {
      setSavedAs(undefined);
      typed.set(name)(value);
    },
  };
  const [before, setBefore] = useState<MeasureContext>();
  const send = useSend(routes.updateMeasureContext, [...OLD]);
  const submit = () => {
    setSavedAs(undefined);
    const faults = check(form.values, measure.context);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const { reference: _reference, ...context } = change(measure.context, form.values);
    const reason = why?.(form.values).trim();
    const body = { version: measure.version, context, ...(reason ? { why: reason } : {}) };
    send.mutate(
      { params: { organisationId, measureId: measure.id }, body },
      {
        onSuccess: ({ version }) => {
          setBefore(undefined);
          setSavedAs(version);
          form.reset(after?.(form.values) ?? empty);
          onSaved?.(version);
        },
        onError: (error) => {
          if (hasStatus(error, 409)) setBefore(measure.context);
          form.setFaults(faultsOf(error, Object.keys(empty)));
        },
      },
    );
  };
  const changes = before ? changesBetween(before, measure.context) : [];
  return { form, submit, saved, busy: send.isPending, changes };
}

/** What was chosen stays on the form once it is saved; the next change needs a reason of its own. */
export const withoutReason = <V extends { readonly reason: string }>(values: V): V => ({
  ...values,
  reason: '',
});
