import type { Dataset } from '@fairshift/contracts';
import { Card, Figures, PeriodStrip, Tool, type PeriodBlock } from '@fairshift/ui';
import { useState } from 'react';
import {
  counted,
  dateWords,
  numberWords,
  periodNoun,
  periodWords,
  spanWords,
} from '../../platform/format.js';
import { datasetWords as words } from './datasets.words.js';

/** More blocks than this are a wall; the newest stay. */
const SHOWN = 24;

type Period = Dataset['periods'][number];

const blockOf = (period: Period): PeriodBlock => ({
  label: periodWords(period),
  state:
    period.observations === 0 || period.missing > 0
      ? 'missing'
      : period.suppressed > 0
        ? 'suppressed'
        : 'here',
  figure: numberWords(period.observations),
});

function stripTitle(periods: readonly Period[]): string {
  const missing = periods.filter((period) => period.missing > 0 || period.observations === 0).length;
  const suppressed = periods.filter((period) => period.suppressed > 0).length;
  const noun = periodNoun(periods[0]?.kind ?? 'irregular');
  if (missing === 0 && suppressed === 0) return words.stripAll(noun);
  if (periods.length === 1) return words.stripOne(missing > 0, suppressed > 0);
  return `${counted(periods.length, noun)}: ${words.stripGaps(missing, suppressed)}`;
}

/** Four figures and the completeness strip. */
export function DatasetHolds({ dataset }: { dataset: Dataset }) {
  const [all, setAll] = useState(false);
  const { periods, places } = dataset;
  const shown = all ? periods : periods.slice(-SHOWN);
  const named = places.items.slice(0, 2).map(({ name }) => name);
  const more = places.total - named.length;
  const last = periods.at(-1);
  return (
    <Card size="large">
      <Figures
        items={[
          {
            label: words.figures.periods,
            figure: numberWords(periods.length),
            more: periods[0] && last ? spanWords(periods[0], last) : undefined,
          },
          {
            label: words.figures.places,
            figure: numberWords(places.total),
            more: [named.join(', '), more > 0 ? words.placesMore(more) : ''].filter(Boolean).join(' '),
          },
          { label: words.figures.rows, figure: numberWords(dataset.rows) },
          {
            label: words.figures.newest,
            figure: last ? periodWords(last) : 'None',
            more: `changed ${dateWords(dataset.updatedAt)}`,
          },
        ]}
      />
      <div className="sh-section">
        <h2 className="sh-h3">{stripTitle(periods)}</h2>
        <p className="fs-small fs-quiet">Counts in each period</p>
        <PeriodStrip label={words.stripLabel} periods={shown.map(blockOf)} />
        {periods.length > SHOWN && !all ? (
          <div className="sh-actions-row">
            <Tool onClick={() => setAll(true)}>{words.allPeriods(periods.length)}</Tool>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
