import type { ChartInputJson, RouteBodyInput, routes, Selection } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { aimFormWords as words } from './aim.words.js';

type Body = RouteBodyInput<typeof routes.askDetectability>;
type Form = ChartInputJson['measure']['form'];

export interface AimValues {
  /** Code of the group; '' where there is only one line. */
  readonly group: string;
  /** '': not said yet. Whether “8%” is of the start or in points is never guessed. */
  readonly kind: '' | 'level' | 'points' | 'relative';
  readonly way: 'up' | 'down';
  readonly amount: string;
  readonly horizon: string;
  /** '': from the figures. */
  readonly from: string;
  readonly denominator: string;
  readonly baseline: string;
}

/** Names of fields, in the order of the form. What the server calls `change` is the amount. */
export const AIM_FIELDS = [
  'group',
  'kind',
  'way',
  'amount',
  'horizon',
  'from',
  'denominator',
  'baseline',
] as const;

/** Forms whose chart draws a part of people, cases or days at risk. */
export const isOutOf = (form: Form): boolean => form === 'proportion' || form === 'rate' || form === 'mean';

/** The better way is the likelier aim; of those without one, fewer. */
export const startValues = ({ measure, series }: ChartInputJson): AimValues => ({
  group: series.length > 1 ? (series[0]?.group.id ?? '') : '',
  kind: '',
  way: measure.polarity === 'higher-is-better' ? 'up' : 'down',
  amount: '',
  horizon: '',
  from: '',
  denominator: '',
  baseline: '',
});

/** “1,500”, “1.5 %”, “−3”: as people type numbers. Undefined for what is none. */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll(/[\s,%]/g, '').replace('−', '-');
  if (plain === '') return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function checkNumber(text: string, fault: string, isGood: (value: number) => boolean): string | undefined {
  if (text.trim() === '') return undefined;
  const value = numberOf(text);
  return value !== undefined && isGood(value) ? undefined : fault;
}

const isWhole = (least: number, most: number) => (value: number) =>
  Number.isInteger(value) && value >= least && value <= most;

export function checkAim(values: AimValues): Faults {
  const { kind, amount } = values;
  const isAmount = numberOf(amount) !== undefined && (kind === 'level' || numberOf(amount)! > 0);
  const faults: Record<string, string | undefined> = {
    kind: kind === '' ? words.needs.kind : undefined,
    amount: isAmount ? undefined : words.needs[kind === 'level' ? 'level' : 'amount'],
    horizon: checkNumber(values.horizon, words.needs.horizon, isWhole(1, 1000)),
    from: checkNumber(values.from, words.needs.from, () => true),
    denominator: checkNumber(
      values.denominator,
      words.needs.denominator,
      (value) => value > 0 && value <= 1e7,
    ),
    baseline: checkNumber(values.baseline, words.needs.baseline, isWhole(2, 500)),
  };
  return Object.fromEntries(
    Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The question as the server takes it; only for values without a fault. */
export function aimBody(values: AimValues, selection: Selection): Body {
  const amount = numberOf(values.amount) ?? 0;
  const change = values.way === 'down' ? -amount : amount;
  const optional = (name: 'horizon' | 'from' | 'denominator' | 'baseline') => {
    const value = numberOf(values[name]);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    change:
      values.kind === 'level'
        ? { kind: 'level', to: amount }
        : { kind: values.kind === 'relative' ? 'relative' : 'points', change },
    selection,
    ...(values.group === '' ? {} : { group: values.group }),
    ...optional('horizon'),
    ...optional('from'),
    ...optional('denominator'),
    ...optional('baseline'),
  };
}
