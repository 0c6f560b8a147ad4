import type { ChartInputJson, PublicChart, RouteResponse, Selection, routes } from '@fairshift/contracts';
import type { ChartType } from './use-charts.js';

type Explored = RouteResponse<typeof routes.exploreGap>;

/** What the address of an unsaved chart says. */
export interface DraftSearch {
  readonly measure: string | undefined;
  readonly type: string | undefined;
  readonly split: string | undefined;
  readonly groups: string | undefined;
  readonly reference: string | undefined;
  readonly project: string | undefined;
}

/** Kinds of chart that can draw this measure with or without a split. */
export function fittingTypes(
  charts: readonly PublicChart[],
  form: ChartInputJson['measure']['form'],
  split: boolean,
): PublicChart[] {
  return charts.filter(({ chartId }) => {
    if (chartId === 'spc') return !split && (form === 'proportion' || form === 'count');
    if (chartId === 'gap') return split && form === 'proportion';
    if (chartId === 'pareto') return split && (form === 'count' || form === 'proportion');
    return true;
  });
}

/** The asked-for kind where it fits, else the first that does. */
export const chooseType = (
  fitting: readonly PublicChart[],
  asked: string | undefined,
): PublicChart | undefined => fitting.find(({ chartId }) => chartId === asked) ?? fitting[0];

/** Groups that can be compared: those with figures, the unknown left out. */
export function comparable(explored: Explored, split: string | undefined): { id: string; label: string }[] {
  const series = explored.stratifiers.find(({ id }) => id === split)?.series ?? [];
  return series
    .filter(({ group, points }) => group.role === 'group' && points.length > 0)
    .map(({ group }) => ({ id: group.id, label: group.label }));
}

/** Two groups for a gap chart; every group for the others. */
export function selectionOf(
  type: ChartType,
  search: DraftSearch,
  groups: readonly { id: string }[],
): Selection {
  if (!search.split) return {};
  if (type.chartId !== 'gap') return { stratifier: search.split };
  const focus = groups.find(({ id }) => id === search.groups)?.id ?? groups[0]?.id;
  const reference =
    groups.find(({ id }) => id === search.reference && id !== focus)?.id ??
    groups.find(({ id }) => id !== focus)?.id;
  if (!focus || !reference) return { stratifier: search.split };
  return { stratifier: search.split, groups: [focus, reference], reference };
}
