import { digitsFor, listOf, percentText, percentagePoints, plainNumber } from '@fairshift/equity';
import type { CardModel } from './explore-cards.js';
import { exploreWords as words } from './explore.words.js';
import type { Comparison } from './reference-choice.js';

/** What the reference is called in a sentence. */
export function referenceWords({ reference }: Comparison, overallId = 'overall'): string {
  const { id, label } = reference.group;
  if (label.toLowerCase() === 'everyone else') return 'everyone else';
  return id === overallId || /^(overall|all|everyone)\b/i.test(label) ? words.overallFigure : label;
}

/** The page's finding in a sentence, and what stands behind it. */
export function findingOf(
  cards: readonly CardModel[],
  furthest: CardModel | undefined,
): { readonly title: string; readonly lede: string } {
  if (!furthest) {
    const quiet = cards.map(({ compared }) => compared).find((each) => !('refused' in each));
    const noGap =
      quiet && !('refused' in quiet) && !quiet.furthest.named && quiet.furthest.because === 'no-gap'
        ? words.noGap(referenceWords(quiet))
        : words.nothing;
    return { title: noGap, lede: words.ledeNone };
  }
  const { compared } = furthest;
  if ('refused' in compared || !compared.furthest.named)
    return { title: words.nothing, lede: words.ledeNone };
  const { groups, gap } = compared.furthest;
  const reference = referenceWords(compared);
  const names = listOf(groups.map(({ label }) => label));
  const digits = digitsFor(gap.focus, gap.reference);
  const size = Math.abs(gap.absolute);
  const people = furthest.counts.find(({ id }) => id === groups[0]?.id)?.denominator ?? 0;
  const low = gap.absolute < 0 ? -gap.interval.upper : gap.interval.lower;
  const high = gap.absolute < 0 ? -gap.interval.lower : gap.interval.upper;
  return {
    title: words.furthest(names, groups.length > 1, reference),
    lede: `${words.lede({
      split: furthest.label,
      share: percentText(gap.focus, digits),
      reference,
      referenceShare: percentText(gap.reference, digits),
      gap: percentagePoints(size, size < 1 ? 1 : 0),
      people: words.people(people.toLocaleString('en-GB')),
    })} ${words.ledeRange(plainNumber(low, digitsFor(low, high)), percentagePoints(high, digitsFor(low, high)))}`,
  };
}
