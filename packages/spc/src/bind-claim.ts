import {
  type Change,
  type ChangeForm,
  describeChange,
  isProportion,
  requireSameForm,
} from './describe-change.js';
import { figure } from './numbers-in-words.js';

/** Two phase averages of one measure, as the chart computed them. */
export interface ClaimMeasure {
  readonly title: string;
  readonly before: { readonly average: number; readonly form: ChangeForm };
  readonly after: { readonly average: number; readonly form: ChangeForm };
}

/** A number that somebody wants to write: a change in per cent of the start or in percentage points. */
export interface ClaimedNumber {
  readonly value: number;
  readonly unit: '%' | 'percentage points';
}

export type Binding =
  | { readonly status: 'bound'; readonly text: string; readonly change: Change }
  | {
      readonly status: 'refused';
      readonly computed: number;
      readonly offer: string;
      readonly message: string;
    };

/** What the claimed number would be if it were worked out from the data, unsigned like the words “a 92% reduction”. */
function computedFor(claim: ClaimedNumber, change: Change, form: ChangeForm): number | null {
  if (claim.unit === '%') return change.relative === null ? null : Math.abs(change.relative);
  return isProportion(form) ? Math.abs(change.difference) : null;
}

/** Half a unit in the last digit written: 85 may stand for 84.5 to 85.5. Data are rounded, claims are not stretched. */
function roundsTo(value: number, computed: number): boolean {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  const unit = 10 ** -decimals;
  return Math.abs(Math.abs(value) - computed) <= unit / 2 + 1e-9;
}

/**
 * Ties a typed number to a measure. It is refused, with the number from the data, when it differs by more
 * than rounding. Throws SpcInputError `period-mismatch` when the averages are of different periods.
 */
export function bindClaim(claim: ClaimedNumber, measure: ClaimMeasure): Binding {
  requireSameForm(measure.before.form, measure.after.form);
  const change = describeChange(measure.before.average, measure.after.average, measure.after.form);
  const computed = computedFor(claim, change, measure.after.form);
  if (computed !== null && roundsTo(claim.value, computed))
    return { status: 'bound', text: change.text, change };
  const unit = claim.unit === '%' ? '%' : ' percentage points';
  const offer = computed === null ? change.text : `${figure(computed)}${unit}`;
  return {
    status: 'refused',
    computed: computed ?? change.difference,
    offer,
    message: `${measure.title}: the data give ${offer}, not ${figure(claim.value)}${unit}.`,
  };
}
