import type { FieldError } from '@fairshift/ui';
import { useState } from 'react';
import { ApiProblem, hasStatus, sentenceOf } from './problem.js';
import { stateWords } from './states.words.js';

/** Faults of a form by the id of their control; `''` for those of no one control. */
export type Faults = Readonly<Record<string, string>>;

export const NO_FAULTS: Faults = {};

/** Faults for the error summary, in the order of the form. */
export const summaryOf = (faults: Faults): FieldError[] =>
  Object.entries(faults).map(([field, message]) => (field === '' ? { message } : { field, message }));

/** What the server refused, at the controls that it names where the form has them. */
export function faultsOf(error: unknown, fields: readonly string[]): Faults {
  if (hasStatus(error, 409)) return { '': `${error.message} ${stateWords.changed}` };
  const rows = error instanceof ApiProblem ? error.errors : [];
  const named: Record<string, string> = {};
  for (const row of rows) {
    const field = fields.find((name) => name === row.column?.split('.')[0]);
    named[field ?? ''] ??= [row.message, row.remedy].filter(Boolean).join(' ');
  }
  return rows.length > 0 ? named : { '': sentenceOf(error) };
}

export interface FormState<V extends object> {
  readonly values: V;
  readonly faults: Faults;
  set<K extends keyof V>(name: K): (value: V[K]) => void;
  setFaults(faults: Faults): void;
  reset(values: V): void;
  /** Fields that nobody has touched take what they are now to begin with. */
  follow(before: V, now: V): void;
}

/** Whether two values of a form, or two lists of choices, say the same. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Values and faults of one form; a fault goes when its field is changed. */
export function useForm<V extends object>(initial: V): FormState<V> {
  const [values, setValues] = useState(initial);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  return {
    values,
    faults,
    setFaults,
    set: (name) => (value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== name)));
    },
    follow: (before, now) =>
      setValues((own) => {
        const untouched = Object.entries(now).filter(([name]) =>
          isSame(own[name as keyof V], before[name as keyof V]),
        );
        return { ...own, ...Object.fromEntries(untouched) };
      }),
    reset: (next) => {
      setValues(next);
      setFaults(NO_FAULTS);
    },
  };
}
