import type { Dataset } from '@fairshift/contracts';
import { Card, Figures, PeriodStrip, Tool, type PeriodBlock } from '@fairshift/ui';
import { useState } from 'react';
import {
  counted,
  dateWords,
  numberWords,
  periodNoun,
  periodWords,
  sentenceStart,
  spanWords,
  type Period,
} from '../../platform/format.js';
import { datasetWords as words } from './datasets.words.js';
import { absentPeriods } from './period-sequence.js';

/** More blocks than this are a wall; the newest stay. */
const SHOWN = 24;

type Held = Dataset['periods'][number];

function stateOf({ observations, missing, suppressed }: Held): PeriodBlock['state'] {
  if (missing >= observations) return 'missing';
  if (missing > 0) return 'part';
  return suppressed > 0 ? 'suppressed' : 'here';
}

const blockOf = (period: Held): PeriodBlock => ({
  label: periodWords(period),
  state: stateOf(period),
  figure: numberWords(period.observations),
});

/** What is held and what should be, in the order of time. */
function blocksOf(held: readonly Held[], absent: readonly Period[]): PeriodBlock[] {
  const blocks = [
    ...held.map((period) => ({ start: period.start, block: blockOf(period) })),
    ...absent.map((period) => ({
      start: period.start,
      block: { label: periodWords(period), state: 'missing' as const },
    })),
  ];
  return blocks.toSorted((a, b) => a.start.localeCompare(b.start)).map(({ block }) => block);
}

/** One word for the periods of a dataset, where they are of one kind. */
function nounOf(periods: readonly Period[]): string {
  const kinds = new Set(periods.map(({ kind }) => kind));
  const [only] = kinds;
  return periodNoun(only !== undefined && kinds.size === 1 ? only : 'irregular');
}

/** "Every month is here", "5 of 7 months are here", "8 quarters: 1 with numbers missing". */
export function stripTitle(held: readonly Held[], absent: readonly Period[]): string {
  const missing = held.filter((period) => period.missing > 0 || period.observations === 0).length;
  const suppressed = held.filter((period) => period.suppressed > 0).length;
  const noun = nounOf(held);
  if (held.length === 1) return words.stripOne(noun, missing > 0, suppressed > 0);
  const gaps = words.stripGaps(missing, suppressed);
  if (absent.length > 0) {
    const here = words.stripAbsent(held.length, counted(held.length + absent.length, noun));
    return gaps === '' ? here : `${here}: ${gaps}`;
  }
  return gaps === '' ? words.stripAll(noun) : `${counted(held.length, noun)}: ${gaps}`;
}

/** Four figures and the completeness strip. */
export function DatasetHolds({ dataset }: { dataset: Dataset }) {
  const [all, setAll] = useState(false);
  const { periods, places } = dataset;
  const absent = absentPeriods(periods);
  const blocks = blocksOf(periods, absent);
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
            figure: last ? sentenceStart(periodWords(last)) : 'None',
            more: `changed ${dateWords(dataset.updatedAt)}`,
          },
        ]}
      />
      <div className="sh-section">
        <h2 className="sh-h3">{stripTitle(periods, absent)}</h2>
        <p className="fs-small fs-quiet">Counts in each period</p>
        <PeriodStrip label={words.stripLabel} periods={all ? blocks : blocks.slice(-SHOWN)} />
        {blocks.length > SHOWN && !all ? (
          <div className="sh-actions-row">
            <Tool onClick={() => setAll(true)}>{words.allPeriods(blocks.length)}</Tool>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
