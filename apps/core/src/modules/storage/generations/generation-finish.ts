import type { ColumnEntry, Dictionaries, PeriodEntry } from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import { WHOLE } from '../observations/sort-order.js';
import type { SortWindow } from '../observations/sort-order.js';
import { Presence, shapeOf } from '../rollups/rollup-plan.js';
import type { Shape } from '../rollups/rollup-plan.js';
import { RollupSums } from '../rollups/rollup-sums.js';
import type { ChunkRepository, ChunkTable } from './chunk.repository.js';
import { ColumnWriter } from './column-writer.js';
import type { DictionaryRepository } from './dictionary.repository.js';
import { GenerationCounts, levelTitles } from './generation-counts.js';
import { changeOf } from './generation-change.js';
import type { GenerationChange } from './generation-change.js';
import { FigureCounts } from './figure-changes.js';
import type { FigureChanges } from './figure-changes.js';
import { DuplicateObservationError } from './generation.errors.js';
import type { GenerationRepository } from './generation.repository.js';
import { EMPTY, mergeDictionaries } from './merge-dictionaries.js';
import type { MergedDictionaries } from './merge-dictionaries.js';
import {
  CARRIED,
  NEW,
  ObservationWindow,
  REPLACED,
  UNLESS_BROUGHT,
  WINDOW_OBSERVATIONS,
} from './observation-window.js';
import type { ChunkStream, Fate, Meeting } from './observation-window.js';
import { observationWords } from './observation-words.js';
import { Losses } from './losses.js';
import type { Loss } from './losses.js';
import { broughtValues, CarriedForward, groupingsOf, Replacement } from './replacement.js';
import { carrySources, OWN_SOURCE } from './carried-sources.js';
import type { SourceRepository } from './source.repository.js';
import { planWindows } from './window-plan.js';

export interface FinishResult {
  readonly rows: number;
  readonly losses: readonly Loss[];
  readonly change: GenerationChange;
  readonly changes: FigureChanges;
}

/**
 * `file` and `full` replace what the run is complete for; a key that a file says twice is refused, and of a source in
 * the network the last one wins. `incremental` replaces only the keys that it brings.
 */
export type FinishMode = 'file' | 'full' | 'incremental';

export interface FinishRequest {
  readonly generation: number;
  /** Its dictionaries, as the load left them. */
  readonly next: Dictionaries;
  /** The generation that stands now, if there is one. */
  readonly previous?: number;
  /** `StreamSpec.replaces`: [] means whole periods. */
  readonly replaces: readonly string[];
  /** `file` when left out. */
  readonly mode?: FinishMode;
  /** Observations in memory at a time. */
  readonly window?: number;
}

interface Repositories {
  readonly chunks: ChunkRepository;
  readonly dictionaries: DictionaryRepository;
  readonly generations: GenerationRepository;
  readonly sources: SourceRepository;
}

/**
 * Makes a loaded run into a whole generation (DATA.md "Import", step 5): carries forward what it does not replace,
 * numbers periods in order of time, sorts, refuses duplicates, writes chunks, series and counts. One transaction.
 */
export class GenerationFinish {
  constructor(private readonly repositories: Repositories) {}

  /** Codes of what a loaded run brings, by which its file is known to stand or not. */
  brings(next: Dictionaries, replaces: readonly string[]): readonly string[] | null {
    return broughtValues(next, replaces);
  }

  /** @throws DuplicateObservationError, MeasureChangedError: sentences for the person. */
  async run(ctx: Context, request: FinishRequest): Promise<FinishResult> {
    return new Finish(ctx, request, this.repositories).run();
  }
}

/** The work of one finish; holds what its steps share. */
class Finish {
  readonly #carried = new CarriedForward();
  #replacement: Replacement | undefined;
  #losses: Losses | undefined;
  #merged!: MergedDictionaries;
  #shape!: Shape;
  #counts!: GenerationCounts;
  readonly #figures = new FigureCounts();

  constructor(
    private readonly ctx: Context,
    private readonly request: FinishRequest,
    private readonly repositories: Repositories,
  ) {}

  async run(): Promise<FinishResult> {
    const { ctx, request } = this;
    const { dictionaries, chunks } = this.repositories;
    const { next } = request;
    const previous = request.previous === undefined ? EMPTY : await dictionaries.read(ctx, request.previous);
    if (request.previous !== undefined) await this.#carry(request.previous, next, previous);
    this.#merged = mergeDictionaries(next, previous, this.#carried);
    const { final } = this.#merged;
    this.#shape = shapeOf(final);
    this.#losses?.comeBackIn(final);
    this.#counts = new GenerationCounts(this.#shape);
    await dictionaries.addColumns(ctx, request.generation, final.columns);
    for (const column of final.columns) await this.#finishColumn(column, next, previous);
    await chunks.deleteImportChunks(ctx, request.generation);
    await this.#store(next, previous);
    const losses = this.#losses?.found() ?? [];
    const changes = this.#figures.result();
    return { rows: this.#counts.rows, losses, change: this.#change(next), changes };
  }

  #change(next: Dictionaries): GenerationChange {
    const { brought, held } = this.#replacement?.parts ?? {
      brought: next.periods.map((period) => ({ period, values: [] })),
      held: [],
    };
    return changeOf(brought, held);
  }

  /** Finds out what of the generation before stays. */
  async #carry(generation: number, next: Dictionaries, previous: Dictionaries): Promise<void> {
    if (this.#isIncremental) return this.#carryAll(generation, previous);
    const { chunks } = this.repositories;
    const { replaces } = this.request;
    const replacement = new Replacement(next, previous, replaces);
    const losses = new Losses(previous, replaces, groupingsOf(next, previous));
    for (const { id } of next.columns) {
      for await (const chunk of chunks.read(this.ctx, 'import_chunks', this.request.generation, id)) {
        replacement.add(id, chunk);
      }
    }
    for (const column of previous.columns) {
      const { id } = column;
      for await (const chunk of chunks.read(this.ctx, 'observation_chunks', generation, id)) {
        for (let index = 0; index < chunk.count; index++) {
          if (replacement.replaces(id, chunk, index)) {
            losses.addReplaced(id, chunk, index);
            this.#figures.addReplaced(mayRepeat(column));
          } else this.#carried.add(id, chunk, index);
        }
      }
    }
    this.#replacement = replacement;
    this.#losses = losses;
  }

  get #isIncremental(): boolean {
    return this.request.mode === 'incremental';
  }

  /** Everything may stay: what the run says anew is found key by key while it is sorted. */
  async #carryAll(generation: number, previous: Dictionaries): Promise<void> {
    for (const { id } of previous.columns) {
      for await (const chunk of this.repositories.chunks.read(
        this.ctx,
        'observation_chunks',
        generation,
        id,
      )) {
        for (let index = 0; index < chunk.count; index++) this.#carried.add(id, chunk, index);
      }
    }
  }

  /** What becomes of an observation of the generation before. */
  #fateOf(column: number): (chunk: ObservationColumns, index: number) => Fate {
    if (this.#isIncremental) return () => UNLESS_BROUGHT;
    return (chunk, index) => (this.#replacement!.replaces(column, chunk, index) ? REPLACED : CARRIED);
  }

  async #finishColumn(column: ColumnEntry, next: Dictionaries, previous: Dictionaries): Promise<void> {
    const streams = await this.#streams(column, next, previous);
    const total = streams.reduce((sum, stream) => sum + stream.count, 0);
    const presence = new Presence(this.#shape);
    const limit = this.request.window ?? WINDOW_OBSERVATIONS;
    const windows = total <= limit ? [WHOLE] : await planWindows(this.#shape, streams, { presence, limit });
    const writer = new ColumnWriter(this.ctx, this.request.generation, column.id, this.repositories.chunks);
    let sums: RollupSums | undefined;
    for (const window of windows) {
      const { observations, order } = await this.#load(column, streams, window, Math.min(total, limit));
      if (total <= limit) presence.addInOrder(observations.ids, order);
      sums ??= new RollupSums(this.#shape, presence, column, this.#merged.final.bounds);
      for (const chunk of observations.chunks(order)) {
        // PostgreSQL stores the chunk while it is counted and added up here.
        const stored = writer.addChunk(chunk);
        stored.catch(() => undefined);
        this.#counts.add(column.id, chunk);
        const rows = [...sums.add(chunk)];
        await stored;
        for (const row of rows) await writer.addSeries(row);
      }
    }
    for (const row of sums?.finish() ?? []) await writer.addSeries(row);
    await writer.end();
  }

  /** Where a column's observations come from: the run, and the generation before. */
  async #streams(column: ColumnEntry, next: Dictionaries, previous: Dictionaries) {
    const { fromNext, fromPrevious } = this.#merged;
    const named = (of: Dictionaries) => of.columns.find(({ code }) => code === column.code);
    const streams: (ChunkStream & { readonly count: number })[] = [];
    const add = async (table: ChunkTable, generation: number | undefined, of: ColumnEntry | undefined) => {
      if (generation === undefined || !of) return;
      const counts = await this.repositories.chunks.counts(this.ctx, table, generation);
      const isNew = table === 'import_chunks';
      streams.push({
        count: counts.get(of.id) ?? 0,
        ids: isNew ? fromNext : fromPrevious,
        read: () => this.repositories.chunks.read(this.ctx, table, generation, of.id),
        fate: isNew ? () => NEW : this.#fateOf(of.id),
      });
    };
    await add('import_chunks', this.request.generation, named(next));
    await add('observation_chunks', this.request.previous, named(previous));
    return streams;
  }

  async #load(column: ColumnEntry, streams: readonly ChunkStream[], window: SortWindow, capacity: number) {
    const observations = new ObservationWindow(capacity);
    for (const stream of streams) {
      for await (const chunk of stream.read()) observations.add(chunk, stream, window);
    }
    return { observations, order: observations.inOrder(this.#meeting(column)) };
  }

  #meeting(column: ColumnEntry): Meeting {
    const repeats = mayRepeat(column);
    const { mode = 'file' } = this.request;
    return {
      duplicate: (at) => {
        if (repeats) return 'both';
        if (mode !== 'file') return 'last';
        throw new DuplicateObservationError(observationWords(this.#merged.final, column.label, at));
      },
      brought: () => this.#figures.addBrought(repeats),
      again: (all, before, now, fate) => {
        if (fate === REPLACED) this.#losses!.addBack(column.id, all, before);
        else this.#figures.addReplaced(repeats);
        if (!repeats) this.#figures.addAgain(all, before, now);
      },
    };
  }

  async #store(next: Dictionaries, previous: Dictionaries): Promise<void> {
    const { ctx, request } = this;
    const { dictionaries, generations } = this.repositories;
    const { final, fromPrevious } = this.#merged;
    const carried = await this.#carrySources();
    const before = new Map(previous.periods.map(({ id }) => [fromPrevious.periods[id]!, id]));
    const brought = new Set(this.#broughtPeriods());
    const sourcesOf = ({ id }: PeriodEntry) => [
      ...(brought.has(id) || this.#isIncremental ? [OWN_SOURCE] : []),
      ...(carried.get(before.get(id) ?? 0) ?? []),
    ];
    const change = { loaded: next, final };
    await dictionaries.replace(ctx, request.generation, change, {
      sourcesOf,
      countsOf: (period) => this.#counts.countsOf(period),
      observationsOf: (group) => this.#counts.observationsOf(group),
    });
    await generations.addGroupings(ctx, request.generation, this.#counts.groupings, levelTitles(final));
  }

  #broughtPeriods(): number[] {
    return [...this.#merged.fromNext.periods].filter((id) => id !== 0);
  }

  /** @returns numbers of the carried sources, by period of the generation before */
  async #carrySources(): Promise<ReadonlyMap<number, readonly number[]>> {
    const { ctx, request } = this;
    const { sources } = this.repositories;
    // Of an incremental run all figures are its connection's, old and new.
    if (request.previous === undefined || this.#isIncremental) return new Map();
    const { rows, ofPeriod } = carrySources({
      before: await sources.read(ctx, request.previous),
      ofPeriod: await sources.ofPeriods(ctx, request.previous),
      carried: this.#carried.periods,
      replaced: this.#replacement!.replaced,
    });
    for (const row of rows) await sources.add(ctx, request.generation, row);
    return ofPeriod;
  }
}

/** Observations of these kinds may share place, period and groups: they are the values of their period. */
const mayRepeat = ({ kind }: ColumnEntry): boolean => kind === 'individual' || kind === 'event';
