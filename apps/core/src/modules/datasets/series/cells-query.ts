/** Sums of cells straight from the observations of one grouping, where no series was built. */
export interface CellsRequest {
  readonly generation: number;
  readonly column: number;
  /** Bits of the grouping that is summed. */
  readonly breakdown: number;
  /** Stratifier ids to split by; 0: none. */
  readonly a: number;
  readonly b: number;
  readonly filters: readonly { readonly stratifier: number; readonly groups: readonly number[] }[];
  /** Period ids, both ends included. */
  readonly from: number;
  readonly to: number;
  /** One place, or all places of level 0. */
  readonly place: number | 'parts';
  /** Whether the generation has rules for hidden numbers at all. */
  readonly bounded: boolean;
  /** Whether a numerator is part of its denominator. */
  readonly capped: boolean;
}

/** More groups than a stratifier may have, so that two group ids make one number. */
const PAIR = 4096;

const whole = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number');
  return value;
};

/** A look-up by small id; an array, because a join to strata leads the planner into nested loops (DATA.md "Traps"). */
const map = (expression: string, table: string, id: string) =>
  `(array(select ${expression} from ${table} where organisation_id = $1 and generation_id = $2 order by id))[${id}]`;

const bound = (field: string) => map(field, 'dataset_bounds', 'bound_id');

/** `[low, high]` of one number in SQL: the rules of DATA.md "Flags and intervals", as in `interval.ts`. */
function interval(name: string, shift: number, bounded: boolean, ceiling: string | undefined) {
  const bit = (value: number) => `flags & ${value << shift} <> 0`;
  const half = `case when ${bit(8)} then coalesce(${bounded ? bound(`${name}_rounding`) : 'null'}, 0) / 2 else 0 end`;
  const ruleLow = bounded ? `coalesce(${bound(`${name}_low`)}, 0)` : '0';
  const ruleHigh = bounded ? `coalesce(${bound(`${name}_high`)}, 'Infinity')` : `'Infinity'::float8`;
  const below = bounded ? `${name} - least(${half}, greatest(${name}, 0))` : name;
  const above = bounded ? `${name} + ${half}` : name;
  const cap = ceiling === undefined ? ruleHigh : `least(${ruleHigh}, ${ceiling})`;
  return {
    low: `coalesce(${below}, case when ${bit(1)} then ${ruleLow} else 0 end)`,
    high: `coalesce(${above}, case when ${bit(1)} then ${cap} when ${bit(2)} then 'Infinity' else 0 end)`,
    published: `coalesce(${name}, case when ${bit(1)} then ${ruleLow} else 0 end)`,
  };
}

function cellMap({ a, b, breakdown, filters }: CellsRequest): string {
  const of = (stratifier: number) => (stratifier === 0 ? '0' : `group_ids[${whole(stratifier)}]`);
  const conditions = filters.map(
    ({ stratifier, groups }) => `group_ids[${whole(stratifier)}] in (${groups.map(whole).join(', ')})`,
  );
  const fits = [`breakdown = ${whole(breakdown)}`, ...conditions].join(' and ');
  // 0 stands for "dropped"; a NULL in the map would make every look-up a scan.
  const cell = `case when ${fits} then ${of(a)} * ${PAIR} + ${of(b)} + 1 else 0 end`;
  return map(cell, 'dataset_strata', 'stratum_id');
}

/** Observations of the request one by one, each with its cell. */
function observations(request: CellsRequest): string {
  const { bounded, place } = request;
  const placeChunks =
    place === 'parts' ? '' : `and place_low <= ${whole(place)} and place_high >= ${whole(place)}`;
  const placeRows =
    place === 'parts' ? `${map('level', 'dataset_places', 'place_id')} = 0` : `place_id = ${whole(place)}`;
  return `(select o.*, ${cellMap(request)} as cell
      from (select unnest(period_ids) as period_id, unnest(place_ids) as place_id, unnest(stratum_ids) as stratum_id,
          unnest(flags) as flags, unnest(numerators) as numerator, unnest(denominators) as denominator
          ${bounded ? ', unnest(coalesce(bound_ids, array_fill(0::smallint, array[observation_count]))) as bound_id' : ''}
        from observation_chunks where organisation_id = $1 and generation_id = $2 and column_id = $3
          and period_high >= $4 and period_low <= $5 ${placeChunks}) o
      where period_id between $4 and $5 and ${placeRows} offset 0) o
    where cell <> 0`;
}

const GROUPS = `(cell - 1) / ${PAIR} as "groupA", (cell - 1) % ${PAIR} as "groupB", period_id as period`;

const valuesOf = (organisationId: string, request: CellsRequest): unknown[] => [
  organisationId,
  request.generation,
  request.column,
  request.from,
  request.to,
];

/** The statement of DATA.md "Reads" for filters without a rollup. */
export function cellsQuery(
  organisationId: string,
  request: CellsRequest,
): { text: string; values: unknown[] } {
  const { bounded, capped } = request;
  const denominator = interval('denominator', 4, bounded, undefined);
  const numerator = interval('numerator', 0, bounded, capped ? denominator.high : undefined);
  const text = `select ${GROUPS},
      count(*)::integer as observations, bit_or(flags) as flags,
      sum(${numerator.low}) as "numeratorLow", sum(${numerator.high}) as "numeratorHigh",
      sum(${numerator.published}) as "numeratorPublished",
      sum(${denominator.low}) as "denominatorLow", sum(${denominator.high}) as "denominatorHigh",
      sum(${denominator.published}) as "denominatorPublished"
    from ${observations(request)} group by cell, period_id order by cell, period_id`;
  return { text, values: valuesOf(organisationId, request) };
}

/** Values that are never summed, such as waits or times of day, one by one, held-back ones left out; null where one is missing. */
export function singleValuesQuery(
  organisationId: string,
  request: CellsRequest,
): { text: string; values: unknown[] } {
  const text = `select ${GROUPS}, place_id as place, numerator as value
    from ${observations(request)} and flags & 5 = 0 order by cell, period_id, numerator nulls last`;
  return { text, values: valuesOf(organisationId, request) };
}
