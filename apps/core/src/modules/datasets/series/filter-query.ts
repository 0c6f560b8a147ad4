import type { GenerationKey } from './series.repository.js';

/** A filtered read: ids only, all of them numbers of the generation's own dictionaries. */
export interface FilterPlan {
  readonly columnId: number;
  readonly capped: boolean;
  /** The one grouping that is summed. */
  readonly breakdown: number;
  /** One place, or a whole level of places. */
  readonly places: { readonly id: number } | { readonly level: number };
  /** 0: not split. */
  readonly splitBy: number;
  readonly filters: readonly { readonly stratifierId: number; readonly groupIds: readonly number[] }[];
  readonly periodIds: readonly number[];
}

/** A map from ids to numbers, as an array by id; no NULL in it, or each look-up becomes a scan. */
const boundMap = (column: string, otherwise: string, key: string) =>
  `coalesce((select array_agg(coalesce(${column}, ${otherwise}) order by id) from dataset_bounds where ${key}), '{}')`;

/**
 * SQL for sums over chunks, as intervals: [known, known], suppressed from its bound, rounded ± half, missing open
 * above. Strata are chosen through a map from stratum to group, in place of a join that the planner misjudges.
 */
export function filteredSql(key: GenerationKey, plan: FilterPlan): { text: string; values: unknown[] } {
  const values: unknown[] = [key.organisationId, key.generationId, plan.columnId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const mine = 'organisation_id = $1 and generation_id = $2';
  const conditions = plan.filters.map(
    ({ stratifierId, groupIds }) =>
      `group_ids[${parameter(stratifierId)}::integer] = any(${parameter(groupIds)}::smallint[])`,
  );
  const group = plan.splitBy === 0 ? '1' : `group_ids[${parameter(plan.splitBy)}::integer]`;
  const chosen = ['breakdown = ' + parameter(plan.breakdown), ...conditions].join(' and ');
  const wanted = parameter(plan.periodIds);
  const [low, high] = [parameter(Math.min(...plan.periodIds)), parameter(Math.max(...plan.periodIds))];
  const place =
    'id' in plan.places
      ? { chunk: placeRange(parameter(plan.places.id)), row: `place_id = $${values.length}` }
      : {
          chunk: 'true',
          row: `(array(select level from dataset_places where ${mine} order by id))[place_id] = ${parameter(plan.places.level)}`,
        };
  const text = `
    with maps as materialized (select
        array(select case when ${chosen} then ${group} else 0 end from dataset_strata where ${mine} order by id) as groups,
        ${boundMap('numerator_low', '0', mine)} as n_low, ${boundMap('numerator_high', "'Infinity'", mine)} as n_high,
        ${boundMap('numerator_rounding', '0', mine)} as n_half, ${boundMap('denominator_low', '0', mine)} as d_low,
        ${boundMap('denominator_high', "'Infinity'", mine)} as d_high,
        ${boundMap('denominator_rounding', '0', mine)} as d_half),
    chosen as (select o.*, (select groups from maps)[stratum_id] as group_id from (
        select unnest(period_ids) as period_id, unnest(place_ids) as place_id, unnest(stratum_ids) as stratum_id,
          unnest(flags) as flags, unnest(numerators) as n, unnest(denominators) as d,
          unnest(coalesce(bound_ids, array_fill(0::smallint, array[observation_count]))) as bound_id
        from observation_chunks where ${mine} and column_id = $3 and period_high >= ${low} and period_low <= ${high}
          and ${place.chunk}) o
      where period_id = any(${wanted}::smallint[]) and ${place.row} offset 0),
    halves as (select *,
        case when flags & 8 <> 0 and bound_id > 0 then (select n_half from maps)[bound_id] / 2 else 0 end as nh,
        case when flags & 128 <> 0 and bound_id > 0 then (select d_half from maps)[bound_id] / 2 else 0 end as dh
      from chosen where group_id <> 0),
    bottoms as (select *,
        case when d is not null then d + dh
          when flags & 16 <> 0 then case when bound_id > 0 then (select d_high from maps)[bound_id] else 'Infinity' end
          when flags & 32 <> 0 then 'Infinity' else 0 end as d_top,
        case when d is not null then greatest(0, d - dh)
          when flags & 16 <> 0 and bound_id > 0 then (select d_low from maps)[bound_id] else 0 end as d_bottom
      from halves),
    cells as (select group_id, period_id, bit_or(flags) as flags,
        sum(case when n is not null then greatest(0, n - nh)
          when flags & 1 <> 0 and bound_id > 0 then (select n_low from maps)[bound_id] else 0 end) as n_low,
        sum(case when n is not null then n + nh
          when flags & 1 <> 0 then least(case when bound_id > 0 then (select n_high from maps)[bound_id]
            else 'Infinity' end, ${plan.capped ? 'd_top' : "'Infinity'"})
          when flags & 2 <> 0 then 'Infinity' else 0 end) as n_high,
        sum(d_bottom) as d_low, sum(d_top) as d_high,
        sum(coalesce(n, 0)) as n_published, sum(coalesce(d, 0)) as d_published
      from bottoms group by group_id, period_id)
    select group_id as "groupId", array_agg(period_id order by period_id) as "periodIds",
      array_agg(n_low order by period_id) as "numeratorLow",
      array_agg(nullif(n_high, 'Infinity') order by period_id) as "numeratorHigh",
      array_agg(d_low order by period_id) as "denominatorLow",
      array_agg(nullif(d_high, 'Infinity') order by period_id) as "denominatorHigh",
      array_agg(flags order by period_id) as flags,
      array_agg(n_published order by period_id) as numerators,
      array_agg(d_published order by period_id) as denominators
    from cells group by group_id`;
  return { text, values };
}

const placeRange = (id: string) => `place_low <= ${id}::integer and place_high >= ${id}::integer`;
