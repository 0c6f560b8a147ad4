import type {
  ColumnEntry,
  Dictionaries,
  GroupEntry,
  PeriodEntry,
  StratumEntry,
} from '@fairshift/plugin-host';
import { MeasureChangedError } from './generation.errors.js';

/** Ids of one generation as ids of another, by old id; 0 where the other does not have it. */
export interface IdMap {
  readonly periods: Int16Array;
  readonly places: Int32Array;
  readonly strata: Int32Array;
  readonly columns: Int16Array;
  readonly bounds: Int16Array;
}

/** Ids of the generation before that stand in what is carried forward. */
export interface Carried {
  readonly periods: ReadonlySet<number>;
  readonly places: ReadonlySet<number>;
  readonly strata: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  readonly bounds: ReadonlySet<number>;
}

export interface MergedDictionaries {
  readonly final: Dictionaries;
  readonly fromNext: IdMap;
  /** Everything of the generation before that the final one knows, carried or not. */
  readonly fromPrevious: IdMap;
}

export const EMPTY: Dictionaries = {
  periods: [],
  places: [],
  stratifiers: [],
  groups: [],
  strata: [],
  columns: [],
  bounds: [],
};

type Keyed<T> = (entry: T) => string;
const periodKey: Keyed<PeriodEntry> = ({ kind, start, end }) => `${kind} ${start} ${end}`;
const placeKey: Keyed<{ codeSystem: string; code: string }> = ({ codeSystem, code }) =>
  `${codeSystem} ${code}`;
const codeKey: Keyed<{ code: string }> = ({ code }) => code;

/**
 * One set of dictionaries for what a run brought and what is carried forward, matched by code. The run's ids stay as
 * they are, except those of periods, which are numbered by kind and time; its labels and roles win.
 * @throws MeasureChangedError when a column that both have means something else now.
 */
export function mergeDictionaries(
  next: Dictionaries,
  previous: Dictionaries,
  carried: Carried,
): MergedDictionaries {
  const periods = mergedPeriods(next, previous, carried);
  const places = append(next.places, previous.places, carried.places, placeKey);
  const columns = append(next.columns, previous.columns, carried.columns, codeKey);
  refuseChangedMeasures(next.columns, previous.columns);
  const bounds = append(next.bounds, previous.bounds, carried.bounds, boundKey);
  const groupings = mergedStrata(next, previous, carried.strata);
  const final: Dictionaries = { ...groupings.final, periods, places, columns, bounds };
  const common = (from: Dictionaries, strata: Int32Array): IdMap => ({
    periods: idsByKey(new Int16Array(size(from.periods)), from.periods, periods, periodKey),
    places: idsByKey(new Int32Array(size(from.places)), from.places, places, placeKey),
    columns: idsByKey(new Int16Array(size(from.columns)), from.columns, columns, codeKey),
    bounds: idsByKey(new Int16Array(size(from.bounds)), from.bounds, bounds, boundKey),
    strata,
  });
  return {
    final,
    fromNext: common(next, groupings.fromNext),
    fromPrevious: common(previous, groupings.fromPrevious),
  };
}

const boundKey: Keyed<Dictionaries['bounds'][number]> = ({
  numerator,
  denominator,
  numeratorRounding,
  denominatorRounding,
}) => JSON.stringify([numerator, denominator, numeratorRounding, denominatorRounding]);

const size = (entries: readonly { id: number }[]) =>
  entries.reduce((most, { id }) => Math.max(most, id), 0) + 1;

function mergedPeriods(next: Dictionaries, previous: Dictionaries, carried: Carried): PeriodEntry[] {
  return append(next.periods, previous.periods, carried.periods, periodKey)
    .toSorted((x, y) => compare(x.kind, y.kind) || compare(x.start, y.start) || compare(x.end, y.end))
    .map((period, index) => ({ ...period, id: index + 1 }));
}

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);

/** The entries of `next`, then those of `previous` that are carried and new, with the ids that follow. */
function append<T extends { readonly id: number }>(
  next: readonly T[],
  previous: readonly T[],
  carried: ReadonlySet<number>,
  key: Keyed<T>,
): T[] {
  const known = new Set(next.map(key));
  const more = previous.filter((entry) => carried.has(entry.id) && !known.has(key(entry)));
  const start = size(next);
  return [...next, ...more.map((entry, index) => ({ ...entry, id: start + index }))];
}

function idsByKey<A extends Int16Array | Int32Array, T extends { readonly id: number }>(
  map: A,
  from: readonly T[],
  to: readonly T[],
  key: Keyed<T>,
): A {
  const ids = new Map(to.map((entry) => [key(entry), entry.id]));
  for (const entry of from) map[entry.id] = ids.get(key(entry)) ?? 0;
  return map;
}

/** @throws MeasureChangedError when a column that both have means something else now. */
export function refuseChangedMeasures(next: readonly ColumnEntry[], previous: readonly ColumnEntry[]): void {
  for (const before of previous) {
    const now = next.find(({ code }) => code === before.code);
    if (now && (now.kind !== before.kind || now.unit !== before.unit))
      throw new MeasureChangedError(before, now);
  }
}

/** Stratifiers, groups and strata of both; a stratum is the same when it names the same groups. */
function mergedStrata(next: Dictionaries, previous: Dictionaries, carried: ReadonlySet<number>) {
  const used = previous.strata.filter(({ id }) => carried.has(id));
  const splits = new Set(
    used.flatMap(({ groupIds }) => groupIds.flatMap((group, at) => (group ? [at + 1] : []))),
  );
  const stratifiers = append(next.stratifiers, previous.stratifiers, splits, codeKey);
  const stratifierOf = new Map(stratifiers.map(({ code, id }) => [code, id]));
  const target = new Map(previous.stratifiers.map(({ id, code }) => [id, stratifierOf.get(code) ?? 0]));
  const groups = mergedGroups(next.groups, previous.groups, { used, target });
  const groupIds = new Map(groups.map((group) => [`${group.stratifierId} ${group.code}`, group.id]));
  const before = new Map(previous.groups.map((group) => [`${group.stratifierId} ${group.id}`, group.code]));
  const width = stratifiers.length;
  const wide = (ids: readonly number[]) => Array.from({ length: width }, (_, at) => ids[at] ?? 0);
  /** Undefined where the final dictionaries lack one of the groups. */
  const translated = ({ groupIds: ids }: StratumEntry): number[] | undefined => {
    const out = wide([]);
    for (const [at, id] of ids.entries()) {
      if (id === 0) continue;
      const stratifier = target.get(at + 1) ?? 0;
      const group = groupIds.get(`${stratifier} ${before.get(`${at + 1} ${id}`)}`);
      if (stratifier === 0 || group === undefined) return undefined;
      out[stratifier - 1] = group;
    }
    return out;
  };
  const strata: StratumEntry[] = next.strata.map(({ id, groupIds: ids }) => ({ id, groupIds: wide(ids) }));
  const known = new Map(strata.map((stratum) => [stratum.groupIds.join(), stratum.id]));
  for (const stratum of used) {
    const ids = translated(stratum)!;
    if (known.has(ids.join())) continue;
    const id = Math.max(size(next.strata), strata.length + 1);
    strata.push({ id, groupIds: ids });
    known.set(ids.join(), id);
  }
  const fromNext = new Int32Array(size(next.strata));
  for (const { id } of next.strata) fromNext[id] = id;
  const fromPrevious = new Int32Array(size(previous.strata));
  for (const stratum of previous.strata)
    fromPrevious[stratum.id] = known.get(translated(stratum)?.join() ?? '') ?? 0;
  return { final: { ...EMPTY, stratifiers, groups, strata }, fromNext, fromPrevious };
}

function mergedGroups(
  next: readonly GroupEntry[],
  previous: readonly GroupEntry[],
  { used, target }: { used: readonly StratumEntry[]; target: ReadonlyMap<number, number> },
): GroupEntry[] {
  const standing = new Set(used.flatMap(({ groupIds }) => groupIds.map((group, at) => `${at + 1} ${group}`)));
  const groups = [...next];
  const known = new Set(next.map(({ stratifierId, code }) => `${stratifierId} ${code}`));
  for (const group of previous) {
    const stratifierId = target.get(group.stratifierId) ?? 0;
    if (!standing.has(`${group.stratifierId} ${group.id}`) || known.has(`${stratifierId} ${group.code}`))
      continue;
    const id = size(groups.filter((each) => each.stratifierId === stratifierId));
    groups.push({ ...group, stratifierId, id });
  }
  return groups;
}
