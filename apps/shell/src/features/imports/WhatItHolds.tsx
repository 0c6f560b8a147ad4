import type { Understanding } from '@fairshift/contracts';
import { Figures, Table, type Figure } from '@fairshift/ui';
import { counted, midSentence, numberWords, periodWords, spanWords } from '../../platform/format.js';
import { importWords } from './imports.words.js';

const words = importWords.ready;

function periodFigure({ periods, period }: Understanding): Figure {
  const [only] = periods;
  if (only && periods.length === 1) return { label: words.period, figure: '1', more: periodWords(only) };
  const first = periods[0];
  const last = periods.at(-1);
  const more = first && last ? spanWords(first, last) : period && periodWords(period);
  return { label: words.periods, figure: numberWords(periods.length), more: more ?? undefined };
}

/** Names of splits that still fit under a figure. */
const MOST_NAMED = 100;

function groupFigure({ stratifiers }: Understanding): Figure {
  const groups = stratifiers.reduce((sum, { groups }) => sum + groups.length, 0);
  const names = stratifiers.map(({ label }) => midSentence(label)).join(', ');
  const named = names.length > MOST_NAMED ? words.ways(stratifiers.length) : `by ${names}`;
  return {
    label: words.groups,
    figure: numberWords(groups),
    more: names === '' ? words.everyone : named,
  };
}

function numberFigure({ measures }: Understanding): Figure {
  const given = measures.reduce((sum, { cells }) => sum + cells.given, 0);
  const suppressed = measures.reduce((sum, { cells }) => sum + cells.suppressed, 0);
  return {
    label: words.numbers,
    figure: numberWords(given),
    more: suppressed > 0 ? `and ${numberWords(suppressed)} held back by the publisher` : 'given in the file',
  };
}

const amount = (value: number | null): string => (value === null ? '' : numberWords(value));

/** Four figures, the totals of each measure, and how the text was read. */
export function WhatItHolds({ understanding }: { understanding: Understanding }) {
  const { places, measures, encoding, rows } = understanding;
  return (
    <div className="sh-stack">
      <Figures
        items={[
          { label: words.places, figure: numberWords(places) },
          periodFigure(understanding),
          groupFigure(understanding),
          numberFigure(understanding),
        ]}
      />
      <Totals measures={measures} />
      <p className="fs-small fs-quiet">
        {words.readAs(encoding.replace(/^utf/, 'UTF'))}{' '}
        {rows.notes > 0 ? words.notes(counted(rows.notes, 'row')) : null}
      </p>
    </div>
  );
}

const PARTS = ['numerator', 'denominator', 'value'] as const;

/** Sums of the given numbers; a part that no measure has gets no column. */
function Totals({ measures }: Pick<Understanding, 'measures'>) {
  const parts = PARTS.filter((part) => measures.some(({ sum }) => sum[part] !== null));
  return (
    <Table
      caption={words.totals}
      dense
      rows={measures}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { id: 'label', heading: words.measure, cell: ({ label }) => label },
        ...parts.map((part) => ({
          id: part,
          heading: words[part],
          numeric: true,
          cell: ({ sum }: Understanding['measures'][number]) => amount(sum[part]),
        })),
      ]}
    />
  );
}
