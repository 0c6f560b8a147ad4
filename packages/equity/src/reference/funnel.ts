import { funnel, modelLimits, sideOf, type LimitsOf } from '../funnel/funnel.js';
import type {
  Funnel,
  FunnelChoices,
  FunnelKind,
  FunnelLimits,
  FunnelRow,
  FunnelUnit,
  PlainLimits,
} from '../funnel/model.js';
import type { FunnelScaleName } from '../funnel/scales.js';
import { attempt, differs, unlike, type ReferenceNumber, type Tolerance } from './compare.js';

type Column = readonly (ReferenceNumber | string)[];

export interface FunnelFile {
  readonly tolerance: {
    readonly limits_rel: number;
    readonly phi_tau2_rel: number;
    readonly abs: number;
  };
  readonly cases: readonly {
    readonly id: string;
    readonly arguments: {
      readonly data_type: 'PR' | 'SR' | 'RC';
      readonly sr_method?: 'SHMI' | 'CQC';
      readonly draw_adjusted: boolean;
      readonly trim_by?: number;
      readonly limit: 95 | 99;
      readonly multiplier?: number;
    };
    readonly input: {
      readonly columns: Readonly<Record<'group', readonly string[]>> &
        Readonly<Record<'numerator' | 'denominator', readonly number[]>>;
    };
    readonly expected: {
      readonly phi: ReferenceNumber;
      readonly tau2: ReferenceNumber;
      readonly adjusted: boolean;
      readonly columns: Readonly<Record<string, Column>>;
      readonly curve_points: Readonly<Record<string, readonly ReferenceNumber[]>>;
    };
  }[];
}

type Case = FunnelFile['cases'][number];

interface Method {
  readonly kind: FunnelKind;
  readonly scale: FunnelScaleName;
  readonly plain: PlainLimits;
  readonly extremes: 'winsorise' | 'drop';
}

function methodOf({ arguments: { data_type: type, sr_method: method } }: Case): Method {
  const winsorise = { extremes: 'winsorise' } as const;
  if (type === 'PR') return { kind: 'proportion', scale: 'arcsine', plain: 'scale', ...winsorise };
  if (type === 'RC') return { kind: 'ratio-of-counts', scale: 'log-of-counts', plain: 'scale', ...winsorise };
  return method === 'CQC'
    ? { kind: 'ratio', scale: 'square-root', plain: 'interval', ...winsorise }
    : { kind: 'ratio', scale: 'log', plain: 'interval', extremes: 'drop' };
}

/** Rows of one group are summed first, as the peer does. */
function unitsOf({ input: { columns } }: Case): readonly FunnelUnit[] {
  const sums = new Map<string, { id: string; numerator: number; denominator: number }>();
  columns.group.forEach((id, at) => {
    const sum = sums.get(id) ?? { id, numerator: 0, denominator: 0 };
    sum.numerator += columns.numerator[at] ?? 0;
    sum.denominator += columns.denominator[at] ?? 0;
    sums.set(id, sum);
  });
  return [...sums.values()];
}

/** The limits of a size of unit by the peer's method, with a spread of the caller's choosing. */
type Peer = (unit: { numerator: number; denominator: number }, tau2: number) => FunnelLimits;

/** A ratio of counts of this size whose error on our scale is the peer's: 1 / (2 √ denominator). See the README. */
const halfRoot = (of: LimitsOf, denominator: number, tau2: number): FunnelLimits =>
  modelLimits(
    { ...of, kind: 'ratio-of-counts', scale: 'log', tau2 },
    { numerator: 0, denominator: 4 * denominator },
  );

function peerOf(method: Method, { centre }: Funnel): Peer {
  const of = { ...method, centre, widen: true, fewest: 0, trim: 0, tau2: 0 };
  return (unit, tau2) =>
    method.kind === 'ratio-of-counts'
      ? halfRoot(of, unit.denominator, tau2)
      : modelLimits({ ...of, tau2 }, unit);
}

const SIDES = [
  ['95', 'limits95'],
  ['99', 'limits998'],
] as const;

/** The square-root method's limits are compared on its own scale, where the peer leaves them: ours are squared. */
const asThePeer = (expected: ReferenceNumber | undefined, method: Method): ReferenceNumber | undefined =>
  method.scale === 'square-root' && typeof expected === 'number' ? Math.max(0, expected) ** 2 : expected;

type At = (column: string) => ReferenceNumber | undefined;

function plainColumns(row: FunnelRow, peer: FunnelLimits, at: At, compare: Comparer): readonly string[] {
  return SIDES.flatMap(([level, key]) => {
    const limits = compare.method.plain === 'interval' ? row.plain[key] : peer[key];
    return [
      ...compare.limit(`${row.id} LCL${level}`, at(`LCL${level}`), limits.lower),
      ...compare.limit(`${row.id} UCL${level}`, at(`UCL${level}`), limits.upper),
    ];
  });
}

function widenedColumns(id: string, peer: FunnelLimits, at: At, compare: Comparer): readonly string[] {
  return SIDES.flatMap(([level, key]) => [
    ...compare.limit(`${id} OD${level}LCL`, asThePeer(at(`OD${level}LCL`), compare.method), peer[key].lower),
    ...compare.limit(`${id} OD${level}UCL`, asThePeer(at(`OD${level}UCL`), compare.method), peer[key].upper),
  ]);
}

interface Comparer {
  readonly method: Method;
  readonly limit: (what: string, expected: ReferenceNumber | undefined, ours: number) => readonly string[];
}

function comparer(each: Case, method: Method, tolerance: Tolerance): Comparer {
  const multiplier = each.arguments.multiplier ?? 1;
  // The file's figures are times the multiplier; square roots are not, and no such case has one.
  return {
    method,
    limit: (what, expected, ours) => differs(what, expected, ours * multiplier, tolerance),
  };
}

/** Whether the peer calls the unit an outlier: beyond the chosen limits, the widened ones where it draws these. */
function outlier(each: Case, { value }: FunnelRow, plain: FunnelLimits, model: FunnelLimits | null): number {
  const side = sideOf(value, model ?? plain);
  return side.endsWith('99.8') || (side !== 'within' && each.arguments.limit === 95) ? 1 : 0;
}

function rowColumns(each: Case, found: Funnel, compare: Comparer, exact: Tolerance): readonly string[] {
  const { columns, adjusted } = each.expected;
  const { method } = compare;
  const peer = peerOf(method, found);
  const names = columns['group'] ?? [];
  return found.rows.flatMap((row) => {
    const index = names.indexOf(row.id);
    const at: At = (column) => columns[column]?.[index] as ReferenceNumber | undefined;
    const plain = peer(row, 0);
    const widened = adjusted ? peer(row, found.tau2) : null;
    const plainHere = method.plain === 'interval' ? row.plain : plain;
    // Its limits stay on the square-root scale, so its outliers are those of another scale than the values'.
    const judged = method.scale === 'square-root' ? at('outlier') : outlier(each, row, plainHere, widened);
    return [
      ...differs(`${row.id} rr`, at('rr'), row.value, exact),
      ...differs(`${row.id} z`, at('Uzscore'), row.z, exact),
      ...differs(`${row.id} tamed z`, at('Wuzscore'), row.tamedZ, exact),
      ...unlike(`${row.id} tamed`, at('winsorised') ?? at('truncated'), row.tamed ? 1 : 0),
      ...plainColumns(row, plain, at, compare),
      ...(widened === null ? [] : widenedColumns(row.id, widened, at, compare)),
      ...unlike(`${row.id} outlier`, at('outlier'), judged),
    ];
  });
}

function curves(each: Case, found: Funnel, compare: Comparer): readonly string[] {
  const points = each.expected.curve_points;
  const peer = peerOf(compare.method, found);
  const { adjusted } = each.expected;
  return (points['number_seq'] ?? []).flatMap((denominator, index) => {
    // The peer's first point stands at the smallest unit; where that is empty there is no limit.
    if (typeof denominator !== 'number' || denominator <= 0) return [];
    const unit = { numerator: denominator * found.centre, denominator };
    const plain =
      compare.method.plain === 'interval'
        ? funnel([{ id: '', ...unit }], { ...compare.method, widen: false })
        : null;
    const unwidened = plain !== null && 'rows' in plain ? plain.rows[0]!.plain : peer(unit, 0);
    const widened = peer(unit, adjusted ? found.tau2 : 0);
    const pairs = [
      ['', unwidened],
      ['od', widened],
    ] as const;
    return pairs.flatMap(([before, limits]) =>
      (
        [
          ['ll95', limits.limits95.lower],
          ['ul95', limits.limits95.upper],
          ['ll998', limits.limits998.lower],
          ['ul998', limits.limits998.upper],
        ] as const
      ).flatMap(([name, ours]) => {
        const given = points[`${before}${name}`]?.[index];
        const expected = before === 'od' ? asThePeer(given, compare.method) : given;
        return compare.limit(`curve at ${denominator} ${before}${name}`, expected, ours);
      }),
    );
  });
}

/** With a count of 0 more than is dropped the log scale has no spread; ours says so and widens nothing. */
function spread(each: Case, found: Funnel, tolerance: Tolerance): readonly string[] {
  const { phi, tau2, adjusted } = each.expected;
  if (!each.arguments.draw_adjusted) return unlike('widened', 'not-asked', found.notWidened);
  const why = Number(tau2) === Infinity ? 'zero-counts' : adjusted ? null : 'no-extra-spread';
  return [
    ...differs('phi', phi, found.phi, tolerance),
    ...differs('tau2', tau2, found.tau2, tolerance),
    ...unlike('widened', why, found.notWidened),
  ];
}

/** One list of differences per case. Units of size 0 are left out, where the peer keeps a row of NaN. */
export function funnels({ cases, tolerance }: FunnelFile): readonly (readonly string[])[] {
  const limits = { relative: tolerance.limits_rel, absolute: tolerance.abs };
  const exact = { relative: tolerance.phi_tau2_rel, absolute: tolerance.abs };
  return cases.map((each) =>
    attempt(() => {
      const method = methodOf(each);
      const { draw_adjusted: widen, trim_by: trim } = each.arguments;
      const choices: FunnelChoices = { ...method, widen, fewest: 0, ...(trim === undefined ? {} : { trim }) };
      const units = unitsOf(each);
      const found = funnel(units, choices);
      if ('refused' in found) return [`refused: ${found.refused}`];
      const compare = comparer(each, method, limits);
      return [
        ...unlike(
          'left out',
          units.filter(({ denominator }) => denominator === 0).map(({ id }) => id),
          found.leftOut.map(({ id }) => id),
        ),
        ...spread(each, found, exact),
        ...rowColumns(each, found, compare, exact),
        ...curves(each, found, compare),
      ];
    }).map((line) => `${each.id} ${line}`),
  );
}
