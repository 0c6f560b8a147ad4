import type { Understanding } from '@fairshift/contracts';
import type { Batch, Dictionaries, ObservationBlock } from '@fairshift/plugin-host';
import { groupingsOf, PartBook } from '../../storage/index.js';
import type { Part } from '../../storage/index.js';
import { NumberCounts } from './number-counts.js';
import { RowCounts } from './row-counts.js';

type Period = Understanding['periods'][number];

const NOTHING: Dictionaries = {
  periods: [],
  places: [],
  stratifiers: [],
  groups: [],
  strata: [],
  columns: [],
  bounds: [],
};

/** Lists can be long, and most batches bring nothing new: only those that grow are copied. */
const joined = <T>(known: readonly T[], fresh: readonly T[]): readonly T[] =>
  fresh.length > 0 ? [...known, ...fresh] : known;

const append = (known: Dictionaries, fresh: Dictionaries): Dictionaries => ({
  periods: joined(known.periods, fresh.periods),
  places: joined(known.places, fresh.places),
  stratifiers: joined(known.stratifiers, fresh.stratifiers),
  groups: joined(known.groups, fresh.groups),
  strata: joined(known.strata, fresh.strata),
  columns: joined(known.columns, fresh.columns),
  bounds: joined(known.bounds, fresh.bounds),
});

/** What a file says, gathered batch by batch: the import page and `fairshift inspect` show the same value. */
export class FileUnderstanding {
  dictionaries: Dictionaries = NOTHING;
  observations = 0;
  problemCount = 0;
  #parts: PartBook | undefined;
  readonly #rows = new RowCounts();
  readonly #numbers = new Map<number, NumberCounts>();
  #notices: NonNullable<Understanding['notices']> = [];
  #file: NonNullable<Batch['file']> = { encoding: 'unknown', rows: { read: 0, notes: 0, refused: 0 } };

  /** @param replaces `StreamSpec.replaces`: what of a period the file is complete for */
  constructor(private readonly replaces: readonly string[] = []) {}

  add(batch: Batch): void {
    this.dictionaries = append(this.dictionaries, batch.fresh);
    this.problemCount = batch.problemCount;
    // The source tells its counts at the end, which a run that is stopped never comes to.
    this.#file = batch.file ?? { ...this.#file, rows: { ...this.#file.rows, read: batch.rowsDone } };
    if (batch.notices) this.#notices = batch.notices.map(({ level, message }) => ({ level, message }));
    for (const column of batch.fresh.columns) this.#numbers.set(column.id, new NumberCounts(column));
    for (const block of batch.blocks) {
      this.observations += block.numerators.length;
      this.#numbers.get(block.columnId)!.add(block);
      if (this.replaces.length > 0) this.#addParts(block);
    }
    this.#rows.add(batch.blocks, this.dictionaries.strata);
  }

  /** What the file brings, and so replaces. */
  get parts(): readonly Part[] {
    if (this.replaces.length > 0) return this.#parts?.parts() ?? [];
    return this.dictionaries.periods.map((period) => ({ period, values: [] }));
  }

  #addParts({ columnId, periodIds: periods, placeIds: places, stratumIds: strata }: ObservationBlock): void {
    const groupings = groupingsOf(this.dictionaries);
    this.#parts ??= new PartBook(() => this.dictionaries, this.replaces, groupings);
    const ids = { periods, places, strata };
    for (let index = 0; index < periods.length; index++) this.#parts.number(columnId, ids, index);
  }

  /** The value of the contract, once the last batch is in. */
  result(): Understanding {
    const periods = this.#periods();
    return {
      ...this.#file,
      period: spanOf(periods),
      periods,
      places: this.dictionaries.places.length,
      stratifiers: this.#stratifiers(),
      measures: [...this.#numbers.values()].map((numbers) => numbers.result()),
      ...(this.#notices.length > 0 ? { notices: this.#notices } : {}),
    };
  }

  #periods(): Period[] {
    return this.dictionaries.periods
      .map(({ id, start, end, kind }) => ({
        start,
        end,
        kind: kind as Period['kind'],
        rows: this.#rows.ofPeriod(id),
      }))
      .toSorted((x, y) => (x.start < y.start ? -1 : x.start > y.start ? 1 : x.end < y.end ? -1 : 1));
  }

  #stratifiers(): Understanding['stratifiers'] {
    const { stratifiers, groups } = this.dictionaries;
    return stratifiers.map(({ id: stratifier, code, label }) => ({
      id: code,
      label,
      groups: groups
        .filter(({ stratifierId }) => stratifierId === stratifier)
        .toSorted((x, y) => x.position - y.position || x.id - y.id)
        .map((group) => ({
          code: group.code,
          label: group.label,
          role: group.role,
          rows: this.#rows.ofGroup(stratifier, group.id),
        })),
    }));
  }
}

/** From the first day to the last; the kind is that of most periods. */
function spanOf(periods: readonly Period[]): Understanding['period'] {
  const [first] = periods;
  if (!first) return null;
  const counts = new Map<Period['kind'], number>();
  for (const { kind } of periods) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const [kind] = [...counts].toSorted((x, y) => y[1] - x[1])[0]!;
  const end = periods.reduce((latest, period) => (period.end > latest ? period.end : latest), first.end);
  return { start: first.start, end, kind };
}
