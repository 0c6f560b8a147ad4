import type { PointLimits } from '../limits.js';
import type { Direction } from '../model.js';
import type { RuleSet } from '../rules/rule-set.js';
import { ruleDetector, type RuleDetector } from './rule-detectors.js';

/** Reads points as they come, and finds the one with which a pattern in the direction is complete. */
export interface Detector {
  /** A new series, held against these limits. */
  start(limits: PointLimits): void;
  /** Position of that point among those from `from` on, which it has not seen yet; −1 while there is none. */
  first(values: readonly number[], from: number): number;
}

/** Gives the answers of the rule engine (`findPatterns`, `analyseRuns`) without reading a series again at every point. */
export function detectorOf({ rules }: RuleSet, direction: Direction): Detector {
  const parts: RuleDetector[] = rules.map((rule) => ruleDetector(rule, direction));
  return {
    start: (limits) => parts.forEach((part) => part.start(limits)),
    first(values, from) {
      let earliest = values.length;
      for (const part of parts) {
        const at = part.first(values, from, earliest);
        if (at >= 0) earliest = at;
      }
      return earliest < values.length ? earliest : -1;
    },
  };
}
