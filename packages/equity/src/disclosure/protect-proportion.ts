import {
  DISCLOSURE_RULES,
  isSmall,
  protectCount,
  type DisclosureRules,
  type ProtectedCount,
} from './protect-count.js';

export interface ProtectedProportion {
  readonly numerator: ProtectedCount;
  readonly denominator: ProtectedCount;
  /** Per cent from the rounded counts (R3); null when hidden or nobody is in the group. */
  readonly percent: number | null;
  /** Why the numerator is hidden. */
  readonly because: 'numerator' | 'complement' | 'denominator' | 'sensitive' | null;
}

export interface ProportionOptions {
  readonly sensitive?: boolean;
  readonly rules?: DisclosureRules;
}

/** R3: a rate shown beside counts comes from the rounded counts; one decimal only from 4,000 up, else whole. */
export function rateFromRounded(numerator: number, denominator: number, multiplier = 100): number {
  const scale = denominator >= 4000 ? 10 : 1;
  return Math.round((numerator / denominator) * multiplier * scale) / scale;
}

function reasonToHide(
  numerator: number,
  denominator: number,
  { sensitive = false, rules = DISCLOSURE_RULES }: ProportionOptions,
): ProtectedProportion['because'] {
  const rest = denominator - numerator;
  if (isSmall(denominator, rules)) return 'denominator';
  if (isSmall(numerator, rules)) return 'numerator';
  if (isSmall(rest, rules)) return 'complement';
  const allOrNone = denominator > 0 && (numerator === 0 || rest === 0);
  return sensitive && allOrNone && denominator < rules.sensitiveUnder ? 'sensitive' : null;
}

/** What a reader can still work out about a hidden numerator. */
function hiddenBounds(
  because: string,
  denominator: ProtectedCount,
  rules: DisclosureRules,
): ProtectedCount['bounds'] {
  if (because === 'numerator') return [1, rules.threshold];
  if (because === 'denominator') return [0, rules.threshold];
  if (because === 'sensitive') return [0, denominator.bounds[1]];
  return [Math.max(0, denominator.bounds[0] - rules.threshold), denominator.bounds[1] - 1];
}

/**
 * R2: a proportion is hidden when the people with, the people without, or all people number 1 to 7.
 * 57 of 60 tells as much about 3 people as 3 of 60. The group's size stays unless it is small itself.
 */
export function protectProportion(
  numerator: number,
  denominator: number,
  options: ProportionOptions = {},
): ProtectedProportion {
  const rules = options.rules ?? DISCLOSURE_RULES;
  const size = protectCount(denominator, rules);
  const because = reasonToHide(numerator, denominator, options);
  if (because !== null) {
    const bounds = hiddenBounds(because, size, rules);
    return {
      numerator: { value: null, flag: 'suppressed', bounds },
      denominator: size,
      percent: null,
      because,
    };
  }
  const shown = protectCount(numerator, rules);
  const percent = shown.value === null || !size.value ? null : rateFromRounded(shown.value, size.value);
  return { numerator: shown, denominator: size, percent, because };
}
