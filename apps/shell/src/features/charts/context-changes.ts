import type { Measure } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { contextWords as words } from './charts.words.js';

export type MeasureContext = Measure['context'];

export interface NoteValues {
  readonly at: string;
  readonly text: string;
  readonly kind: 'test' | 'event';
}

export interface SpanValues {
  readonly at: string;
  readonly until: string;
  readonly name: string;
  readonly reason: string;
}

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export function checkNote({ at, text }: NoteValues): Faults {
  return {
    ...(isDate(at) ? {} : { at: words.needs.date }),
    ...(text.trim() ? {} : { text: words.needs.text }),
  };
}

export function checkBaseline({ at, until, reason }: SpanValues): Faults {
  return {
    ...(isDate(at) ? {} : { at: words.needs.at }),
    ...(isDate(until) && until > at ? {} : { until: words.needs.until }),
    ...(reason.trim() ? {} : { reason: words.needs.reason }),
  };
}

export function checkPhase({ at, name, reason }: SpanValues): Faults {
  return {
    ...(isDate(at) ? {} : { at: words.needs.at }),
    ...(name.trim() ? {} : { name: words.needs.name }),
    ...(reason.trim() ? {} : { reason: words.needs.reason }),
  };
}

/** The server signs what is new with the person; `by` is sent empty. */
export const withNote = (context: MeasureContext, { at, text, kind }: NoteValues): MeasureContext => ({
  ...context,
  annotations: [...context.annotations, { at, text: text.trim(), kind, by: '' }],
});

export const withBaseline = (context: MeasureContext, { at, until, reason }: SpanValues): MeasureContext => ({
  ...context,
  baseline: { start: at, end: until, reason: reason.trim(), by: '' },
});

export const withPhase = (context: MeasureContext, { at, name, reason }: SpanValues): MeasureContext => ({
  ...context,
  phases: [
    ...context.phases.filter((phase) => phase.start !== at),
    { start: at, name: name.trim(), reason: reason.trim(), by: '' },
  ],
});
