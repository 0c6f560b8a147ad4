import { furthestSentence, listOf, percentagePoints } from '@fairshift/equity';
import { exploreWords as words } from './explore.words.js';
import { referenceWords } from './finding.js';
import type { Compared } from './reference-choice.js';

/** Which group of a card is furthest and by how much, or in words why none is named. */
export function CardFinding({ compared }: { compared: Compared }) {
  if ('refused' in compared) return compared.refused;
  const { furthest, reference, warnings } = compared;
  if (!furthest.named) return furthestSentence(furthest, reference.group);
  const { gap, groups } = furthest;
  const size = Math.abs(gap.absolute);
  const side = gap.focus < gap.reference ? words.below : words.above;
  return (
    <>
      {listOf(groups.map(({ label }) => label))}:{' '}
      <strong>
        {percentagePoints(size, size < 1 ? 1 : 0)} {side}
      </strong>{' '}
      {referenceWords(compared)}. {warnings.join(' ')}
    </>
  );
}
