import type {
  ChartInputJson,
  Measure,
  PublicChart,
  RouteResponse,
  Selection,
  routes,
} from '@fairshift/contracts';
import { isOverTime, ownChart, typeKey, type ChartType } from '../../platform/charts.js';
import { draftWords as words } from './charts.words.js';

type Explored = RouteResponse<typeof routes.exploreGap>;

/** What the address of an unsaved chart says. */
export interface DraftSearch {
  readonly measure: string | undefined;
  readonly type: string | undefined;
  readonly split: string | undefined;
  readonly groups: string | undefined;
  readonly reference: string | undefined;
  readonly project: string | undefined;
  /** Of a funnel: what its limits show, and which periods it draws. */
  readonly spread?: string | undefined;
  readonly periods?: string | undefined;
}

/** Fewer groups are compared better by another chart. */
const FEWEST_FOR_FUNNEL = 3;

/** Whether a funnel has limits to draw: a share or a rate of each of several groups, or counts with people under them. */
export function fitsFunnel(
  {
    definition,
    peopleFrom,
  }: Pick<Measure, 'peopleFrom'> & { readonly definition: Pick<Measure['definition'], 'form'> },
  { groups }: Pick<Comparable, 'groups'>,
): boolean {
  const { form } = definition;
  const isRatio = form === 'proportion' || form === 'rate' || (form === 'count' && peopleFrom !== undefined);
  return isRatio && groups.length >= FEWEST_FOR_FUNNEL;
}

/** Kinds of chart that can draw this measure; the first is the one to start with. */
export function fittingTypes(
  charts: readonly PublicChart[],
  form: ChartInputJson['measure']['form'],
  split: boolean,
  funnel = false,
): PublicChart[] {
  const fitting = charts.filter((chart) => {
    const own = ownChart(chart);
    if (own === 'gap') return split && form === 'proportion';
    // A summary of one measure has a row for each group; of several, it has a page of its own.
    if (own === 'summary') return split;
    if (own === 'funnel') return split && funnel;
    if (own === 'pareto') return split && (form === 'count' || form === 'proportion');
    return true;
  });
  return fitting.toSorted((a, b) => rankOf(a, split) - rankOf(b, split));
}

/**
 * Which kind to start with. A run chart and a summary say less than a control chart. Of a split, a gap over time says
 * most at first, and a control chart shows one group only.
 */
function rankOf(chart: PublicChart, split: boolean): number {
  const own = ownChart(chart);
  if (own === 'run' || own === 'summary') return 3;
  if (!split) return 0;
  return own === 'spc' ? 2 : Number(own === 'funnel');
}

/** The asked-for kind where it fits, else the first that does. */
export const chooseType = (
  fitting: readonly PublicChart[],
  asked: string | undefined,
): PublicChart | undefined => fitting.find((chart) => typeKey(chart) === asked) ?? fitting[0];

/** The reference that stands for everyone together, as the server calls it. */
export const OVERALL = 'overall';

export interface Comparable {
  readonly groups: readonly { readonly id: string; readonly label: string }[];
  /** Whether there are figures for everyone together. */
  readonly overall: boolean;
}

/** What can be compared: groups with figures, the unknown left out, and everyone together. */
export function comparable(explored: Explored, split: string | undefined): Comparable {
  const series = explored.stratifiers.find(({ id }) => id === split)?.series ?? [];
  return {
    groups: series
      .filter(({ group, points }) => group.role === 'group' && points.length > 0)
      .map(({ group }) => ({ id: group.id, label: group.label })),
    overall: explored.overall.points.length > 0,
  };
}

/** What is asked of the server and of the chart. */
export interface Drawing {
  readonly selection: Selection;
  readonly options: { readonly focus?: string; readonly spread?: string; readonly periods?: string };
  readonly focus: string | undefined;
  readonly reference: string | undefined;
  /** Why the chart compares with something else than was asked for. */
  readonly note: string | undefined;
}

/** Whom to compare `focus` with. Where that is not what was asked for, `note` says so. */
function referenceOf(
  asked: string | undefined,
  focus: string,
  { groups, overall }: Comparable,
): Pick<Drawing, 'reference' | 'note'> {
  const others = groups.filter(({ id }) => id !== focus);
  if (others.some(({ id }) => id === asked)) return { reference: asked, note: undefined };
  const instead = overall ? { id: OVERALL, label: words.everyone } : others[0];
  if (!instead) return { reference: undefined, note: words.oneGroup };
  if (asked === undefined || asked === instead.id) return { reference: instead.id, note: undefined };
  const why = asked === 'others' ? words.others : asked === focus ? words.sameGroup : words.notInSplit;
  return { reference: instead.id, note: `${why} ${words.instead(instead.label)}` };
}

/** What the address says of a funnel; the chart itself knows what is usual. */
function funnelOptions({ spread, periods }: DraftSearch): Drawing['options'] {
  return {
    ...(spread === 'widen' || spread === 'chance' ? { spread } : {}),
    ...(periods === 'all' ? { periods } : {}),
  };
}

/** A focus group and its reference for a gap chart, one group for a control chart, every group for others. */
export function drawingOf(type: ChartType, search: DraftSearch, known: Comparable): Drawing {
  const none = { options: {}, focus: undefined, reference: undefined, note: undefined };
  const { split } = search;
  if (!split) return { ...none, selection: {} };
  if (ownChart(type) === 'funnel')
    return { ...none, selection: { stratifier: split }, options: funnelOptions(search) };
  const focus = known.groups.find(({ id }) => id === search.groups)?.id ?? known.groups[0]?.id;
  const isOfOne = isOverTime(type);
  if (!focus || (ownChart(type) !== 'gap' && !isOfOne)) {
    return { ...none, selection: { stratifier: split } };
  }
  if (isOfOne) {
    return { ...none, focus, selection: { stratifier: split, groups: [focus] } };
  }
  const { reference, note } = referenceOf(search.reference, focus, known);
  const stratifier = { stratifier: split, ...(reference ? { reference } : {}) };
  // Everyone together is no group of the split: the server adds it to the whole split only.
  const selection =
    reference === undefined || reference === OVERALL
      ? stratifier
      : { ...stratifier, groups: [focus, reference] };
  return { selection, options: { focus }, focus, reference, note };
}
