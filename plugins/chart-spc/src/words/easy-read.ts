import type { EasyReadPicture, EasyReadStep } from '@fairshift/plugin-sdk';
import { FIRM_LIMITS, type Meaning, type SpcSignal } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { isAllLeftOut } from './left-out.js';
import { asTyped, targetWords } from './numbers.js';
import { fewCrossings } from './runs.js';
import { ledTo } from './signals.js';
import { nowOf, spoken } from './spoken.js';
import { isOpen, silence } from './states.js';

/** PRODUCT's bar for Easy Read: words in a sentence. */
const MOST_WORDS = 15;

const step = (picture: EasyReadPicture, ...sentences: readonly string[]): EasyReadStep => ({
  picture,
  sentences,
});

/** The first that is short enough; people may give a measure a long name. */
function shortest(...sentences: readonly [string, ...string[]]): string {
  return sentences.find((each) => each.split(/\s+/).length <= MOST_WORDS) ?? sentences.at(-1) ?? '';
}

const EVERY: Readonly<Record<string, string>> = {
  day: 'every day',
  week: 'every week',
  fortnight: 'every 2 weeks',
  month: 'every month',
  quarter: 'every 3 months',
  year: 'every year',
  'financial-year': 'every year',
  'academic-year': 'every school year',
};

function whatSteps({ form, counted, title, period }: SpcAnalysis): EasyReadStep[] {
  const often = EVERY[period] ?? 'again and again';
  if (form === 'count' && counted !== '')
    return [
      step('count', shortest(`We counted ${counted}.`, 'We counted what happened.')),
      step('calendar', `We counted them ${often}.`),
    ];
  const what = shortest(`We looked at “${title}”.`, 'We looked at one number.');
  const when =
    form === 'between-events' ? 'We counted the days from one to the next.' : `We looked ${often}.`;
  return [step(form === 'proportion' ? 'share' : 'count', what), step('calendar', when)];
}

const arrow = (from: number, to: number): EasyReadPicture =>
  to === from ? 'level' : to > from ? 'up' : 'down';

/** The average before and the average now. Without a signal between them it may be chance, and says so. */
function thenAndNow(analysis: SpcAnalysis, before: number, now: number): EasyReadStep {
  const { phases, signals } = analysis.result;
  const [from, to] = [spoken(analysis, before), spoken(analysis, now)];
  const first = phases.length > 2 ? 'Before' : 'At first';
  const justified = signals.some((signal) => ledTo(signal, phases.length - 1, now - before));
  const chance = justified || before === now ? [] : ['This may be chance.'];
  if (before === now) return step('level', `${first} ${from.was}. It is the same now.`);
  if (from.was.replace(/\b(?:was|were)\b/, '') === to.was.replace(/\b(?:was|were)\b/, ''))
    return step(arrow(before, now), `It is a little ${now > before ? 'higher' : 'lower'} now.`, ...chance);
  return step(arrow(before, now), `${first} ${from.was}.`, `Now ${to.is}.`, ...chance);
}

function levelStep(analysis: SpcAnalysis, centre: number): EasyReadStep {
  const { was } = spoken(analysis, centre);
  const isFromStart = analysis.result.phases.at(-1)?.extended === true;
  return step('level', isFromStart ? `At first ${was}.` : `Over the whole time ${was}.`);
}

/** Rules that a few points far away meet; the others need many points in a row. */
const FEW_POINTS = new Set(['outside', 'near-limit', 'zone-2']);

/** What a pattern looks like, with no number of points to keep in mind. */
function patternWords(analysis: SpcAnalysis, signal: SpcSignal): string {
  const up = signal.direction === 'up';
  const more = up ? 'higher' : 'lower';
  const since = signal.points.at(-1) === nowOf(analysis.result) ? 'Lately' : 'For a time';
  if (signal.direction === 'neither') return `${since} it did not go up and down as chance does.`;
  if (signal.rule === 'trend') return `${since} it went ${up ? 'up and up' : 'down and down'}.`;
  if (!FEW_POINTS.has(signal.rule))
    return analysis.form === 'count'
      ? `${since} there were ${up ? 'more' : 'fewer'}.`
      : `${since} it was ${more}.`;
  return `${signal.points.length === 1 ? 'Once' : 'A few times'} it was much ${more} than usual.`;
}

const NOT_CHANCE: Readonly<Record<Meaning, string>> = {
  improvement: 'That is better, and is not likely to be chance.',
  concern: 'That is worse, and is not likely to be chance.',
  change: 'That is not likely to be chance.',
};

/** The last pattern of the last phase; a re-base's own is told by its averages. */
function lastSignal({ result }: SpcAnalysis): SpcSignal | undefined {
  const own = result.signals.filter((signal) => !signal.kept && signal.against === result.phases.length - 1);
  return own.toSorted((a, b) => (a.points.at(-1) ?? 0) - (b.points.at(-1) ?? 0)).at(-1);
}

function signalSteps(analysis: SpcAnalysis): EasyReadStep[] {
  const signal = lastSignal(analysis);
  if (signal)
    return [
      step(
        signal.direction === 'neither' ? 'level' : signal.direction,
        patternWords(analysis, signal),
        NOT_CHANCE[signal.meaning],
      ),
    ];
  if (silence(analysis.result, analysis.result.phases.at(-1)) !== null)
    return [step('unsure', 'We have too few numbers to say what changed.')];
  if (fewCrossings(analysis).includes(analysis.result.phases.length - 1))
    return [step('level', 'It does not go up and down as it does by chance.', 'Something may have changed.')];
  if (isOpen(analysis.result)) return [step('unsure', 'Numbers are hidden, so we cannot say what changed.')];
  if (analysis.result.phases.length > 1) return [];
  const values = analysis.result.points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length > 1 && values.every((value) => value === values[0]))
    return [step('level', 'It is always the same.')];
  return values.length > 1 ? [step('level', 'It goes up and down by chance. That is normal.')] : [];
}

const WANTED = {
  'higher-is-better': ' or more',
  'lower-is-better': ' or less',
  neither: '',
} as const;

function targetSteps(analysis: SpcAnalysis): EasyReadStep[] {
  const { result, target, form } = analysis;
  if (target === null) return [];
  const value =
    form === 'proportion' ? `${asTyped(target.value)} in 100` : targetWords(analysis, target.value);
  const want = `We want it to be ${value}${WANTED[result.polarity]}.`;
  if (result.phases.at(-1)?.trial !== false || result.assurance === null) return [step('target', want)];
  if (result.assurance === 'passing') return [step('target', want, 'We can expect to reach this.')];
  if (result.assurance === 'failing')
    return [step('target', want, 'We will not reach this unless something changes.')];
  return [step('target', want, 'Sometimes we reach this and sometimes not. That is chance.')];
}

/** How far to trust it. Trial limits of a re-base are told with the sentences; here only how few numbers there are. */
function unsureSteps({ result }: SpcAnalysis): EasyReadStep[] {
  const has = (state: string) => result.points.some((point) => point.state === state);
  const drawn = result.points.filter(({ value }) => value !== null).length;
  return [
    ...(drawn < FIRM_LIMITS.phase
      ? [step('unsure', 'We do not have many numbers yet.', 'So we are not sure.')]
      : []),
    ...(has('held-back') || has('interval')
      ? [step('hidden', 'Some numbers are hidden to protect people.')]
      : []),
    ...(has('missing') ? [step('unsure', 'Some numbers are missing.')] : []),
  ];
}

function keepStep(analysis: SpcAnalysis): EasyReadStep {
  const { signals, phases } = analysis.result;
  const keep = analysis.form === 'count' ? 'We keep counting' : 'We keep looking';
  const last = lastSignal(analysis);
  const isNow = last !== undefined && last.points.at(-1) === nowOf(analysis.result);
  const led = signals.find((signal) => signal.justifies === phases.length - 1);
  const meaning = isNow ? last.meaning : led?.meaning;
  if (meaning === 'improvement') return step('people', `${keep} so we know it stays better.`);
  if (meaning === 'concern') return step('people', `${keep} to see if it gets better.`);
  return step('people', `${keep} so we see when something changes.`);
}

/** The chart for people who read Easy Read: what, how often, then and now, the aim, how sure, what next. */
export function easyRead(analysis: SpcAnalysis): EasyReadStep[] {
  const { phases, points } = analysis.result;
  const now = phases.at(-1)?.centre ?? null;
  const before = phases.at(-2)?.centre ?? null;
  const phase = phases.at(-1);
  if (phase === undefined || points.every(({ value }) => value === null))
    return [...whatSteps(analysis), step('unsure', 'We have no numbers to show yet.')];
  if (now === null) {
    const why = isAllLeftOut(analysis, phase)
      ? 'We left out the numbers that we compare with.'
      : 'We have no numbers to compare with yet.';
    return [...whatSteps(analysis), step('unsure', why, 'So we cannot say what changed.')];
  }
  return [
    ...whatSteps(analysis),
    before === null ? levelStep(analysis, now) : thenAndNow(analysis, before, now),
    ...signalSteps(analysis),
    ...targetSteps(analysis),
    ...unsureSteps(analysis),
    keepStep(analysis),
  ];
}
