import type { Snapshot } from '@fairshift/contracts';
import { publishWords } from './publications.words.js';

/** Which rules protected which numbers, in words. */
export function Protection({ protection }: Pick<Snapshot, 'protection'>) {
  if (protection.length === 0) return <p>{publishWords.protectionNone}</p>;
  return (
    <ul className="fs-list">
      {protection.map(({ rule, words }) => (
        <li key={rule}>{words}</li>
      ))}
    </ul>
  );
}
