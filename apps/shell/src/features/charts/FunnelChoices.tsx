import { Select } from '@fairshift/ui';
import { draftWords as words } from './charts.words.js';
import type { DraftSearch } from './draft.js';

type Chosen = Pick<DraftSearch, 'spread' | 'periods'>;

/** What the limits of a funnel show, and of which periods. Nothing chosen is what the chart takes as usual. */
export function FunnelChoices({
  search,
  onChange,
}: {
  search: Chosen;
  onChange: (part: Partial<Chosen>) => void;
}) {
  return (
    <>
      <Select
        id="periods"
        name="periods"
        label={words.periods}
        value={search.periods ?? ''}
        options={[
          { value: '', label: words.latestPeriod },
          { value: 'all', label: words.allPeriods },
        ]}
        onChange={(periods) => onChange({ periods: periods || undefined })}
      />
      <Select
        id="spread"
        name="spread"
        label={words.spread}
        value={search.spread ?? ''}
        options={[
          { value: '', label: words.usualSpread },
          { value: 'chance', label: words.chanceOnly },
          { value: 'widen', label: words.widened },
        ]}
        onChange={(spread) => onChange({ spread: spread || undefined })}
      />
    </>
  );
}
