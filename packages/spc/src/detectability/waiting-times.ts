import type { PointLimits } from '../limits.js';
import type { Direction } from '../model.js';
import { type Detector, detectorOf } from './detector.js';
import { generator, type Generator } from './generator.js';
import type { PlannedChart, Trials } from './plan.js';
import { limitsOfRuns } from './planned-limits.js';
import { type Process, processAt } from './process.js';

/** Points of the first look at a new series; each look is as long as all before it. */
const FIRST_LOOK = 16;

interface Watch {
  readonly detector: Detector;
  /** Of the process that the new points come from. */
  readonly process: Process;
  /** A T chart takes as long as its values say; others take a period for each point. */
  readonly isTime: boolean;
  readonly longest: number;
}

/** Whole periods up to the `count`th value. */
const periodsOf = (values: readonly number[], count: number): number =>
  Math.ceil(values.slice(0, count).reduce((sum, value) => sum + value, 0));

/** Periods until the first signal of one series; Infinity when it was given up. */
function watchOne({ detector, process, isTime, longest }: Watch, random: Generator): number {
  const values: number[] = [];
  let elapsed = 0;
  for (let from = 0; elapsed < longest; from = values.length) {
    const to = Math.max(FIRST_LOOK, 2 * from);
    while (values.length < to && elapsed < longest) {
      const value = process(random);
      values.push(value);
      elapsed += isTime ? value : 1;
    }
    const at = detector.first(values, from);
    if (at < 0) continue;
    const periods = isTime ? periodsOf(values, at + 1) : at + 1;
    return periods <= longest ? periods : Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}

/** A chart with a baseline at one level: limits are worked out once, whatever comes after. */
export class Watched {
  readonly #limits: (run: number) => PointLimits;

  constructor(
    readonly plan: PlannedChart,
    readonly baselineLevel: number,
    readonly trials: Trials,
  ) {
    this.#limits = limitsOfRuns(plan, baselineLevel, trials);
  }

  /**
   * Periods until the chart first shows a signal in the direction when the process is at `level`, from the shortest wait to the
   * longest; Infinity for runs that showed none in `longest` periods. Patterns are made of new points alone: a team waits from
   * the day of its change on. Each run has random numbers of its own, so that the same run of two plans meets the same luck.
   */
  waits(level: number, direction: Direction, longest = this.trials.longest): Float64Array {
    const watch: Watch = {
      detector: detectorOf(this.plan.ruleSet, direction),
      process: processAt(level, this.plan),
      isTime: this.plan.chart === 't',
      longest,
    };
    const waits = new Float64Array(this.trials.runs);
    for (let run = 0; run < waits.length; run += 1) {
      watch.detector.start(this.#limits(run));
      waits[run] = watchOne(watch, generator(this.trials.seed, 2 * run + 1));
    }
    return waits.toSorted();
  }
}

/** The wait that this share of the runs did not go beyond; null when more of them were given up. */
export function waitOf(waits: Float64Array, share: number): number | null {
  const wait = waits[Math.max(0, Math.ceil(share * waits.length) - 1)] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(wait) ? wait : null;
}

/** Share of the runs that showed a signal within so many periods. */
export function shareWithin(waits: Float64Array, periods: number): number {
  return waits.filter((wait) => wait <= periods).length / waits.length;
}
