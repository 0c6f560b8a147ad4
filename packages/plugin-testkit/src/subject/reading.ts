import type { Batch, Dictionaries, ResumeState, SourceRun } from '@fairshift/plugin-host';

/** Everything that one read has given, in a form that two reads can be compared in. */
export interface Reading {
  /** Of each observation: what it is about, as text. */
  readonly keys: readonly string[];
  /** Of each observation: its numbers and flags, as text. */
  readonly values: readonly string[];
  /** Observations that each row has given so far, by the batch's `rowsDone`. */
  readonly rowsDone: number;
  readonly batches: number;
  readonly problems: readonly { readonly row: number; readonly message: string }[];
  readonly problemCount: number;
  readonly dictionaries: Dictionaries;
  /** Sums of the numerators and denominators, by column. */
  readonly sums: ReadonlyMap<string, { numerator: number; denominator: number }>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly provenance: Batch['provenance'];
  readonly file: Batch['file'];
  /** The last checkpoint, of a source that makes any. */
  readonly cursor: Batch['cursor'];
}

const EMPTY: Dictionaries = {
  periods: [],
  places: [],
  stratifiers: [],
  groups: [],
  strata: [],
  columns: [],
  bounds: [],
};

/** Gathers batches. With `resume` the dictionaries go on where the run before has stopped. */
export class ReadingBook {
  readonly #keys: string[] = [];
  readonly #values: string[] = [];
  readonly #problems: { row: number; message: string }[] = [];
  readonly #sums = new Map<string, { numerator: number; denominator: number }>();
  #dictionaries: Dictionaries;
  #last: Batch | undefined;
  #cursor: Batch['cursor'];
  #batches = 0;

  constructor(resume?: ResumeState) {
    this.#dictionaries = resume?.dictionaries ?? EMPTY;
  }

  take(batch: Batch): void {
    this.#batches++;
    this.#last = batch;
    this.#cursor = batch.cursor ?? this.#cursor;
    this.#dictionaries = merged(this.#dictionaries, batch.fresh);
    this.#problems.push(...batch.problems.map(({ row, message }) => ({ row, message })));
    for (const block of batch.blocks) this.#takeBlock(block);
  }

  #takeBlock(block: Batch['blocks'][number]): void {
    const { periods, places, columns, strata, bounds } = this.#dictionaries;
    const column = columns[block.columnId - 1];
    if (column === undefined) return;
    const sum = this.#sums.get(column.code) ?? { numerator: 0, denominator: 0 };
    this.#sums.set(column.code, sum);
    for (let index = 0; index < block.periodIds.length; index++) {
      const period = periods[(block.periodIds[index] ?? 0) - 1];
      const place = places[(block.placeIds[index] ?? 0) - 1];
      const stratum = strata[(block.stratumIds[index] ?? 0) - 1];
      const [numerator = Number.NaN, denominator = Number.NaN] = [
        block.numerators[index],
        block.denominators[index],
      ];
      if (Number.isFinite(numerator)) sum.numerator += numerator;
      if (Number.isFinite(denominator)) sum.denominator += denominator;
      const groups = (stratum?.groupIds ?? []).map((id, at) => this.#groupCode(at + 1, id));
      this.#keys.push(
        `${column.code}|${period?.start}/${period?.end}|${place?.codeSystem} ${place?.code}|${groups.join(',')}`,
      );
      const bound = bounds[(block.boundIds?.[index] ?? 0) - 1];
      this.#values.push(`${numerator}/${denominator} ${block.flags[index]} ${JSON.stringify(bound ?? null)}`);
    }
  }

  #groupCode(stratifierId: number, id: number): string {
    if (id === 0) return 'all';
    const found = this.#dictionaries.groups.find(
      (group) => group.stratifierId === stratifierId && group.id === id,
    );
    return found?.code ?? '?';
  }

  /** What a run could go on from. */
  get resume(): ResumeState {
    return { rowsDone: this.#last?.rowsDone ?? 0, dictionaries: this.#dictionaries };
  }

  get reading(): Reading {
    return {
      keys: this.#keys,
      values: this.#values,
      rowsDone: this.#last?.rowsDone ?? 0,
      batches: this.#batches,
      problems: this.#problems,
      problemCount: this.#last?.problemCount ?? 0,
      dictionaries: this.#dictionaries,
      sums: this.#sums,
      kinds: new Map(this.#dictionaries.columns.map(({ code, kind }) => [code, kind])),
      provenance: this.#last?.provenance,
      file: this.#last?.file,
      cursor: this.#cursor,
    };
  }
}

function merged(before: Dictionaries, fresh: Dictionaries): Dictionaries {
  return Object.fromEntries(
    Object.entries(before).map(([name, entries]) => [
      name,
      [...entries, ...fresh[name as keyof Dictionaries]],
    ]),
  ) as unknown as Dictionaries;
}

/** Reads a run to its end. Throws `SourceRunError`. */
export async function readAll(run: SourceRun, book = new ReadingBook()): Promise<Reading> {
  for await (const batch of run.batches) book.take(batch);
  return book.reading;
}

/** The same reading as lines that are equal when two readings are, without when it was read. */
export function linesOf({ keys, values, provenance }: Reading): readonly string[] {
  const rows = keys.map((key, index) => `${key} = ${values[index]}`);
  const origins = (provenance ?? []).map(({ retrievedAt: _when, ...rest }) => JSON.stringify(rest));
  return [...rows.toSorted(), ...origins];
}

/** The first line in which two readings differ; undefined when they are equal. */
export function difference(one: Reading, other: Reading): string | undefined {
  const [a, b] = [linesOf(one), linesOf(other)];
  if (a.length !== b.length) return `${a.length} figures at first, ${b.length} after`;
  const at = a.findIndex((line, index) => line !== b[index]);
  return at < 0 ? undefined : `"${a[at]}" at first, "${b[at]}" after`;
}
