import type { AimAlternative, AimAnswerJson, ChartInputJson } from '@fairshift/contracts';
import { takenWords } from './aim.words.js';
import { counted, midSentence, periodNoun, shareWords } from '../../platform/format.js';

type Measure = ChartInputJson['measure'];
type Wait = AimAnswerJson['seen'];

/** An answer with what it is about, for its sentences. */
export interface AimTold {
  readonly answer: AimAnswerJson;
  readonly measure: Pick<Measure, 'form' | 'unit' | 'multiplier'>;
  /** What the definition counts out of; only a short one fits a sentence. */
  readonly outOf?: string | undefined;
}

const LONGEST_OUT_OF = 30;
const A_YEAR: Readonly<Record<string, number>> = { month: 12, quarter: 4, fortnight: 26, week: 52, day: 365 };
const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** From 1,000 on as whole numbers, else 3 digits. */
const figure = (value: number): string => (Math.abs(value) >= 1000 ? whole : figures).format(value);

type Asked = AimAnswerJson['asked'];
const periodsOf = (count: number, { period }: Asked): string => counted(count, periodNoun(period));

/** “about 14 months”; “more than 1,000 months” where no try ended. */
const about = (wait: number | null, { asked, longest }: AimAnswerJson): string =>
  wait === null ? `more than ${periodsOf(longest, asked)}` : `about ${periodsOf(wait, asked)}`;

/** From two years on in whole years: nobody counts 41 months. */
function longWait(wait: number | null, { asked, longest }: AimAnswerJson): string {
  const [periods, aYear] = [wait ?? longest, A_YEAR[asked.period]];
  const years = aYear === undefined ? 0 : Math.floor(periods / aYear);
  if (years >= 2) return `more than ${years} years`;
  return `${wait === null ? 'more than ' : ''}${periodsOf(periods, asked)}`;
}

/** “from 1.5% to 1.8%”, “from 2 to 0.5 incidents”. */
function fromTo({ answer, measure }: AimTold): string {
  const { from, to } = answer.asked;
  if (measure.form === 'proportion') return `from ${figure(from)}% to ${figure(to)}%`;
  const per = measure.form === 'rate' ? ` for every ${figure(measure.multiplier)}` : '';
  return `from ${figure(from)} to ${figure(to)} ${measure.unit}${per}`;
}

/** What there are 1,000 of: the definition's own word where it is short. */
function ofWhom({ measure, outOf }: AimTold): string {
  if (outOf !== undefined && outOf.length <= LONGEST_OUT_OF) return midSentence(outOf);
  return measure.form === 'mean' ? 'cases' : 'people';
}

/** PRODUCT M1: how many, from where to where, when it shows, and how long it might take. */
export function headSentence(told: AimTold): string {
  const { answer } = told;
  const { asked, seen } = answer;
  const noun = periodNoun(asked.period);
  const change = `${asked.to > asked.from ? 'increase' : 'decrease'} ${fromTo(told)}`;
  const rest =
    seen.median === null
      ? `would most likely take ${about(null, answer)} to show.`
      : `would most likely show after ${about(seen.median, answer)}, and might take ${longWait(seen.ninetieth, answer)}.`;
  const article = asked.to > asked.from ? 'an' : 'a';
  if (asked.denominator === undefined) return `${article === 'an' ? 'An' : 'A'} ${change} a ${noun} ${rest}`;
  return `With about ${figure(asked.denominator)} ${ofWhom(told)} a ${noun}, ${article} ${change} ${rest}`;
}

/** Whether the chart does, in time. */
export function inTimeSentence({ answer }: AimTold): string {
  const { asked, seen, shows } = answer;
  const [within, share] = [periodsOf(asked.horizon, asked), shareWords(seen.withinHorizon)];
  return shows
    ? `Yes. Within ${within} it showed in ${share} of our tries.`
    : `Most likely not within ${within}: by then it showed in ${share} of our tries.`;
}

/** What the same rules do when nothing has changed. */
export function falseAlarmSentences({ answer }: AimTold): string[] {
  const { asked, falseAlarm, isSound } = answer;
  const share = shareWords(falseAlarm.withinHorizon);
  const alarm = `When nothing changes, the same signal comes by chance after ${about(falseAlarm.median, answer)}, or sooner in half of the tries.`;
  const soon = `Within ${periodsOf(asked.horizon, asked)} a false alarm came in ${share} of them.`;
  return [alarm, soon, ...(isSound ? [] : ['That is often, so one signal alone means little.'])];
}

/** “count together with 4 other services”: what to do, after “you could”. */
export function wayWords(way: AimAlternative, { asked }: AimAnswerJson): string {
  switch (way.kind) {
    case 'pool': {
      const others = way.services - 1;
      return `count together with ${others === 1 ? '1 other service' : `${others} other services`}`;
    }
    case 'longer-period':
      return `count by ${way.period} instead of by ${periodNoun(asked.period)}`;
    case 't-chart':
      return 'draw the time between cases, on a T chart';
    case 'process':
      return `measure a step of care instead, that goes from ${figure(way.from)}% to ${figure(way.to)}% of the same people`;
  }
}

/** What was simulated, in one line of the table. */
export function howWords(way: AimAlternative, { asked }: AimAnswerJson): string {
  switch (way.kind) {
    case 'pool': {
      const together =
        asked.denominator === undefined ? '' : `, ${figure(asked.denominator * way.services)} in all`;
      return `${way.services} services that are alike${together}. All change together.`;
    }
    case 'longer-period':
      return `The same baseline makes ${way.points} points.`;
    case 't-chart':
      return `${figure(way.eventsAPeriod)} cases a ${periodNoun(asked.period)} to start with. Each time between two is a point.`;
    case 'process':
      return 'The same chart and people. Another step may start elsewhere: half is the hardest.';
  }
}

/** How the planned chart itself was tried. */
export function howThisWords(answer: AimAnswerJson): string {
  const { asked, tries } = answer;
  const people = asked.denominator === undefined ? '' : `, ${figure(asked.denominator)} in each`;
  return `${asked.chartName}. Baseline of ${periodsOf(asked.baseline, asked)}${people}. ${whole.format(tries)} tries.`;
}

/** Ways that show it in time and mean something when they do. */
export const goodWays = ({ alternatives }: AimAnswerJson): AimAlternative[] =>
  alternatives.filter(({ shows, isSound }) => shows && isSound);

/** What a larger aim would have to be. */
export function largerAimWords({ answer, measure }: AimTold): string | undefined {
  if (answer.smallest === null) return undefined;
  const unit = measure.form === 'proportion' ? '%' : ` ${measure.unit}`;
  const beyond = answer.asked.to > answer.asked.from ? 'or more' : 'or less';
  return `aim for more: ${figure(answer.smallest)}${unit} ${beyond}`;
}

/** Names the rule set, and what it does with ties: the same figures can give two answers. */
export function rulesSentences({ asked: { ruleSet } }: AimAnswerJson): string[] {
  const ties = {
    break: 'A point on the centre line ends a run, and two equal points end a trend: ties break.',
    skip: 'A point on the centre line, or one equal to the point before, is passed over: ties are skipped.',
    mixed: 'Some of its rules end at a tie, and some pass over it.',
  };
  return [
    `Rules: ${ruleSet.name}.`,
    ...(ruleSet.ties === null ? [] : [ties[ruleSet.ties], 'Another rule for ties gives another answer.']),
  ];
}

/** What a person did not say, and the figures did. */
export function takenSentences({ fromFigures }: AimAnswerJson): string[] {
  if (fromFigures.length === 0) return [];
  const taken = fromFigures.map((field) => takenWords[field]);
  const [last, ...before] = taken.toReversed();
  const all = before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
  return [`From your figures we took ${all}.`];
}

/** Cells of the table. */
export const waitWords = (wait: Wait['median'], answer: AimAnswerJson): string =>
  wait === null ? `more than ${periodsOf(answer.longest, answer.asked)}` : periodsOf(wait, answer.asked);
