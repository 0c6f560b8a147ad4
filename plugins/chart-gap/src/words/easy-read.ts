import type { EasyReadPicture, EasyReadStep } from '@fairshift/plugin-sdk';
import type { GapAnalysis } from '../analysis/model.js';

/** PRODUCT's bar for Easy Read: words in a sentence. */
const MOST_WORDS = 15;

const step = (picture: EasyReadPicture, ...sentences: readonly string[]): EasyReadStep => ({
  picture,
  sentences,
});

/** The first that is short enough; people may give measures and groups long names. */
const shortest = (...sentences: readonly [string, string]): string =>
  sentences.find((each) => each.split(/\s+/).length <= MOST_WORDS) ?? sentences[1];

const inHundred = (points: number): string =>
  Math.round(points) === 0 ? 'less than 1 in 100' : `about ${Math.round(points)} in 100`;

/** The gap then and now. Where the groups changed places, two numbers of a gap would mislead. */
function gapSteps({ points, compared }: GapAnalysis): EasyReadStep[] {
  const [then = null, now = null] = (compared ?? []).map((at) => points[at]?.gap ?? null);
  if (then === null || now === null || then <= 0 || now <= 0) return [];
  const [from, to] = [inHundred(then), inHundred(now)];
  if (from === to) return [step('level', `The gap was ${from}. It is the same now.`)];
  return [step(now > then ? 'up' : 'down', `At first the gap was ${from}.`, `Now it is ${to}.`)];
}

function verdictSteps({ found, verdict }: GapAnalysis): EasyReadStep[] {
  if (found.word === 'cannotTell') return [step('unsure', 'We cannot tell yet if the gap changed.')];
  if (found.word === 'maintained') return [step('level', 'The gap is about as big as before.')];
  const more = found.word === 'widened' ? 'bigger' : 'smaller';
  const size = found.sure
    ? step('compare', `The gap is ${more}.`)
    : step('unsure', `The gap looks ${more}.`, 'We cannot be sure yet.');
  return verdict.levellingDown === null
    ? [size]
    : [size, step('compare', 'But one group did not do better.', 'The other group did worse.')];
}

/** The gap for people who read Easy Read: whom we compared, then and now, how sure, what next. */
export function easyRead(analysis: GapAnalysis): EasyReadStep[] {
  const { title, focus, reference, points } = analysis;
  if (!focus || !reference) return [];
  const isHidden = points.some((point) => [point.focus.why, point.reference.why].includes('held back'));
  return [
    step('share', shortest(`We looked at “${title}”.`, 'We looked at one number.')),
    step('compare', shortest(`We compared ${focus.label} with ${reference.label}.`, 'We compared 2 groups.')),
    ...gapSteps(analysis),
    ...verdictSteps(analysis),
    ...(isHidden ? [step('hidden', 'Some numbers are hidden to protect people.')] : []),
    step('people', 'We keep looking at the gap.'),
  ];
}
