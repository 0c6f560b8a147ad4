import { type AimQuestion, PLANNED_CHARTS } from './plan.js';

/** The question has no answer; the message says why, for the person who asks. */
export class DetectabilityError extends Error {
  override readonly name = 'DetectabilityError';
  constructor(
    readonly code:
      | 'chart-not-simulated'
      | 'same-level'
      | 'impossible-level'
      | 'no-denominator'
      | 'no-spread'
      | 'no-baseline'
      | 'no-horizon',
    message: string,
  ) {
    super(message);
  }
}

/** Tables of chances grow with the root of it; beyond that they would fill the memory. */
export const MOST_COUNTED = 10_000_000;

function checkLevels({ chart, from, to }: AimQuestion): void {
  if (!Number.isFinite(from) || !Number.isFinite(to))
    throw new DetectabilityError('impossible-level', 'Type the start and the aim as numbers.');
  if (from === to)
    throw new DetectabilityError('same-level', 'The aim equals the start, so there is no change to see.');
  const isSingle = chart === 'i' || chart === 'i-prime';
  if (!isSingle && Math.min(from, to) < 0)
    throw new DetectabilityError('impossible-level', 'Fewer than none is not possible. Aim for 0 or more.');
  if (chart === 'p' && Math.max(from, to) > 1)
    throw new DetectabilityError('impossible-level', 'A percentage lies between 0% and 100%.');
}

function checkAmounts({ chart, denominator, sigma, from, to }: AimQuestion): void {
  const isOf = chart === 'p' || chart === 'u' || chart === 'i-prime';
  if (isOf && !(denominator > 0 && denominator <= MOST_COUNTED))
    throw new DetectabilityError(
      'no-denominator',
      'Type how many people or cases there usually are in one period, from 1 to 10,000,000.',
    );
  if (chart === 'p' && !Number.isInteger(denominator))
    throw new DetectabilityError('no-denominator', 'The usual number of people must be a whole number.');
  const counted = Math.max(from, to) * (chart === 'u' ? denominator : 1);
  if ((chart === 'c' || chart === 'u' || chart === 't') && counted > MOST_COUNTED)
    throw new DetectabilityError('impossible-level', 'More than 10,000,000 events a period are too many.');
  if ((chart === 'i' || chart === 'i-prime') && !(sigma > 0 && Number.isFinite(sigma)))
    throw new DetectabilityError(
      'no-spread',
      'The figures do not vary, so chance cannot be simulated. Any change would show at once.',
    );
}

const isCount = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** Throws DetectabilityError for a question that cannot be simulated. */
export function checkQuestion(question: AimQuestion): void {
  const { chart, baseline, horizon } = question;
  if (!PLANNED_CHARTS.includes(chart))
    throw new DetectabilityError('chart-not-simulated', 'This type of chart cannot be simulated yet.');
  if (baseline === 'known' ? chart === 't' : !isCount(baseline, 2, 500))
    throw new DetectabilityError('no-baseline', 'A baseline needs 2 to 500 periods.');
  if (!isCount(horizon, 1, 1000))
    throw new DetectabilityError('no-horizon', 'Type a number of periods from 1 to 1,000.');
  checkLevels(question);
  checkAmounts(question);
}
