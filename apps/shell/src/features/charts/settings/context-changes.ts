import { isFarAhead, type Measure } from '@fairshift/contracts';
import { RULE_LENGTHS } from '@fairshift/spc';
import type { Faults } from '../../../platform/form.js';
import { contextWords as words } from './settings.words.js';

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

export interface TargetValues {
  readonly value: string;
  readonly label: string;
  readonly at: string;
  readonly until: string;
  readonly reason: string;
}

export interface RulesValues {
  /** Id and version with a space between. */
  readonly set: string;
  readonly shift: string;
  readonly trend: string;
  readonly reason: string;
}

export interface ChartValues {
  readonly type: string;
  readonly reason: string;
}

export interface LimitsValues {
  readonly on: readonly string[];
  readonly reason: string;
}

export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const needsReason = (reason: string): Faults => (reason.trim() ? {} : { reason: words.needs.reason });

export function checkNote({ at, text }: NoteValues, { annotations }: MeasureContext): Faults {
  const isThere = annotations.some((note) => note.at === at && note.text.trim() === text.trim());
  return {
    ...(isThere ? { text: words.needs.once.note } : {}),
    ...(isDate(at) ? {} : { at: words.needs.date }),
    ...(isFarAhead(at) ? { at: words.needs.near } : {}),
    ...(text.trim() ? {} : { text: words.needs.text }),
  };
}

export function checkSpan({ at, until, reason }: SpanValues): Faults {
  return {
    ...(isDate(at) ? {} : { at: words.needs.at }),
    ...(isDate(until) && until > at ? {} : { until: words.needs.until }),
    ...needsReason(reason),
  };
}

/** Points are left out once: a second mark for the same ones would say nothing new. */
export function checkExclusion(values: SpanValues, { exclusions }: MeasureContext): Faults {
  const isThere = exclusions.some(({ start, end }) => start === values.at && end === values.until);
  return { ...(isThere ? { at: words.needs.once.exclusion } : {}), ...checkSpan(values) };
}

/** A phase never takes the place of another: that one is taken away first, with a reason. */
export function checkPhase({ at, name, reason }: SpanValues, { phases }: MeasureContext): Faults {
  const there = phases.find(({ start }) => start === at);
  return {
    ...(isDate(at) ? {} : { at: words.needs.at }),
    ...(there ? { at: words.needs.free(there.name) } : {}),
    ...(name.trim() ? {} : { name: words.needs.name }),
    ...needsReason(reason),
  };
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace('%', '')));

export function checkTarget(
  { value, label, at, until, reason }: TargetValues,
  { targets }: MeasureContext,
): Faults {
  const isThere = targets.some(
    (target) =>
      target.value === numberOf(value) && (target.start ?? '') === at && (target.end ?? '') === until,
  );
  return {
    ...(isThere ? { value: words.needs.once.target } : {}),
    ...(Number.isFinite(numberOf(value)) ? {} : { value: words.needs.value }),
    ...(label.trim() ? {} : { label: words.needs.label }),
    ...(at && until && until <= at ? { until: words.needs.until } : {}),
    ...needsReason(reason),
  };
}

function checkLength(kind: 'shift' | 'trend', text: string): Faults {
  const [least, most] = RULE_LENGTHS[kind];
  const length = Number(text);
  if (text.trim() === '' || (Number.isInteger(length) && length >= least && length <= most)) return {};
  return { [kind]: words.needs.length([least, most]) };
}

export const checkRules = ({ shift, trend, reason }: RulesValues): Faults => ({
  ...checkLength('shift', shift),
  ...checkLength('trend', trend),
  ...needsReason(reason),
});

export const checkChart = ({ type, reason }: ChartValues): Faults => ({
  ...(type ? {} : { type: words.needs.type }),
  ...needsReason(reason),
});

export const checkLimits = ({ reason }: LimitsValues): Faults => needsReason(reason);

/** The server signs what is new with the person; `by` is sent empty. */
export const withNote = (context: MeasureContext, { at, text, kind }: NoteValues): MeasureContext => ({
  ...context,
  annotations: [...context.annotations, { at, text: text.trim(), kind, by: '' }],
});

const why = (reason: string) => ({ reason: reason.trim(), by: '' });

export const withBaseline = (context: MeasureContext, { at, until, reason }: SpanValues): MeasureContext => ({
  ...context,
  baseline: { start: at, end: until, ...why(reason) },
});

export const withPhase = (context: MeasureContext, { at, name, reason }: SpanValues): MeasureContext => ({
  ...context,
  phases: [...context.phases, { start: at, name: name.trim(), ...why(reason) }],
});

export const withExclusion = (
  context: MeasureContext,
  { at, until, reason }: SpanValues,
): MeasureContext => ({
  ...context,
  exclusions: [...context.exclusions, { start: at, end: until, ...why(reason) }],
});

export function withTarget(context: MeasureContext, values: TargetValues): MeasureContext {
  const { value, label, at, until, reason } = values;
  const target = {
    value: numberOf(value),
    label: label.trim(),
    ...(at ? { start: at } : {}),
    ...(until ? { end: until } : {}),
    ...why(reason),
  };
  return { ...context, targets: [...context.targets, target] };
}

export const withChart = (context: MeasureContext, { type, reason }: ChartValues): MeasureContext => ({
  ...context,
  chart: { type: type as NonNullable<MeasureContext['chart']>['type'], ...why(reason) },
});

export const withLimits = (context: MeasureContext, { on, reason }: LimitsValues): MeasureContext => ({
  ...context,
  limits: { screening: on.includes('screening'), clip: on.includes('clip'), ...why(reason) },
});
