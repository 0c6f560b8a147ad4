import { ageWords, staleWords } from '@fairshift/chart-host';
import { listOf } from '@fairshift/equity';
import { Card } from '@fairshift/ui';
import { exampleWords } from '../../platform/example.js';
import { exploreWords as words } from './explore.words.js';
import type { Explored } from './period-counts.js';

const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What is not held, how it was worked out, where it comes from. */
export function ExploreNotes({ explored, example }: { explored: Explored; example: boolean }) {
  const { notHeld, sources, overall } = explored;
  const age = [ageWords({ series: [overall], sources }), staleWords({ sources })].filter(Boolean);
  const credits = [...new Set(sources.map(({ licence }) => licence.attribution))];
  return (
    <div className="fs-grid">
      <div className="fs-c6">
        <Card title={words.notHeldTitle}>
          <p>{notHeld.length > 0 ? words.notHeld(listOf(notHeld), notHeld.length > 1) : words.notHeldNone}</p>
        </Card>
      </div>
      <div className="fs-c6">
        <Card
          title={words.howTitle}
          foot={[...(example ? [exampleWords(sources)] : []), ...credits.map(withStop), ...age].join(' ')}
        >
          <p>{words.how}</p>
          <p>{words.small}</p>
        </Card>
      </div>
    </div>
  );
}
