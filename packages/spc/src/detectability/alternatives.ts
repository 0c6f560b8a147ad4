import type { Change, PlannedChart } from './plan.js';
import { type Outlook, type Prospect, prospectOf, showsInTime } from './prospect.js';

/** Another way to look for the change, each simulated by itself. */
export type Alternative = Prospect &
  (
    | { readonly kind: 'pool'; readonly services: number }
    | { readonly kind: 'longer-period'; readonly period: string; readonly points: number }
    | { readonly kind: 't-chart'; readonly eventsAPeriod: number }
    /** A step of care that is done for half of the people, and after the change for this share. */
    | { readonly kind: 'process'; readonly from: number; readonly to: number }
  );

/** The longer period to try, and how many of the short ones make one. Four weeks stand for a month. */
const LONGER: Readonly<Record<string, readonly [period: string, times: number]>> = {
  day: ['week', 7],
  week: ['month', 4],
  fortnight: ['month', 2],
  month: ['quarter', 3],
  quarter: ['year', 4],
};

/** Services together, this one included. */
const POOLS = [2, 3, 4, 5, 6, 8, 10, 15, 20] as const;
/** Where a process measure starts: half is where chance varies most, so that others do no worse. */
const PROCESS_START = 0.5;
const PROCESS_LEVELS = [0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;
/** More events a period than that are not rare, and two often fall on one day. */
const MOST_EVENTS = 60;

/** The chart and the change with `times` as many people, events or values in each point. */
function enlarged(
  plan: PlannedChart,
  change: Change,
  times: number,
): { readonly plan: PlannedChart; readonly change: Change } {
  if (plan.chart === 'c') return { plan, change: { from: change.from * times, to: change.to * times } };
  if (plan.chart === 'i') return { plan: { ...plan, sigma: plan.sigma / Math.sqrt(times) }, change };
  return { plan: { ...plan, denominator: plan.denominator * times }, change };
}

/** The fewest services that together show it in time; the most that are tried, if none do. They are taken to be alike. */
function pooled(plan: PlannedChart, change: Change, outlook: Outlook): Alternative {
  const shows = (services: number) => {
    const of = enlarged(plan, change, services);
    return showsInTime(of.plan, of.change.from, outlook)(of.change.to);
  };
  const services = POOLS.find(shows) ?? POOLS.at(-1) ?? 1;
  const of = enlarged(plan, change, services);
  return { kind: 'pool', services, ...prospectOf(of.plan, of.change, outlook) };
}

/** The baseline stays as long as it is, so that it has fewer points. */
function lengthened(
  plan: PlannedChart,
  change: Change,
  outlook: Outlook,
  shortPeriod: string,
): Alternative | undefined {
  const longer = LONGER[shortPeriod];
  if (!longer) return undefined;
  const [period, times] = longer;
  const of = enlarged(plan, change, times);
  const { baseline } = plan;
  const points = baseline === 'known' ? baseline : Math.max(2, Math.round(baseline / times));
  const prospect = prospectOf({ ...of.plan, baseline: points }, of.change, outlook, times);
  return { kind: 'longer-period', period, points: points === 'known' ? 0 : points, ...prospect };
}

/** Cases that the chart counts, a period; undefined where it counts none. */
function eventsOf(plan: PlannedChart, { from, to }: Change): Change | undefined {
  if (plan.chart === 'c') return { from, to };
  if (plan.chart !== 'p' && plan.chart !== 'u') return undefined;
  return { from: from * plan.denominator, to: to * plan.denominator };
}

function timesBetween(plan: PlannedChart, change: Change, outlook: Outlook): Alternative | undefined {
  const events = eventsOf(plan, change);
  // Runs analysis looks at a phase as a whole: over the thousands of points that this chart can have, it says little.
  const isWhole = plan.ruleSet.rules.some(({ kind }) => kind === 'runs');
  if (!events || plan.baseline === 'known' || isWhole) return undefined;
  if (!(events.from > 0 && events.from <= MOST_EVENTS)) return undefined;
  const between: PlannedChart = { ...plan, chart: 't', denominator: 1, sigma: 0 };
  return { kind: 't-chart', eventsAPeriod: events.from, ...prospectOf(between, events, outlook) };
}

/** The smallest rise of a process measure of the same people that shows in time. */
function processStep(plan: PlannedChart, outlook: Outlook): Alternative | undefined {
  if (plan.chart !== 'p') return undefined;
  const to = PROCESS_LEVELS.find(showsInTime(plan, PROCESS_START, outlook));
  if (to === undefined) return undefined;
  const change = { from: PROCESS_START, to };
  return { kind: 'process', ...change, ...prospectOf(plan, change, outlook) };
}

/** The ways worth trying, the likeliest to be at hand first. */
export function alternativesTo(
  plan: PlannedChart,
  change: Change,
  outlook: Outlook,
  period: string,
): Alternative[] {
  const found = [
    timesBetween(plan, change, outlook),
    pooled(plan, change, outlook),
    lengthened(plan, change, outlook, period),
    processStep(plan, outlook),
  ];
  return found.filter((each) => each !== undefined);
}
