import type { ColumnEntry, Dictionaries, PeriodEntry } from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import { windowsOf, WHOLE } from '../observations/sort-order.js';
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
import { DuplicateObservationError } from './generation.errors.js';
import type { GenerationRepository } from './generation.repository.js';
import { EMPTY, mergeDictionaries } from './merge-dictionaries.js';
import type { MergedDictionaries } from './merge-dictionaries.js';
import { NEW, CARRIED, ObservationWindow, REPLACED, WINDOW_OBSERVATIONS } from './observation-window.js';
import type { ChunkStream, Fate, ObservationKey } from './observation-window.js';
import { observationWords } from './observation-words.js';
import { Losses } from './losses.js';
import type { Loss } from './losses.js';
import { broughtValues, CarriedForward, groupingsOf, Replacement } from './replacement.js';
import { carrySources, OWN_SOURCE } from './carried-sources.js';
import type { SourceRepository } from './source.repository.js';

/** Place × period combinations that the pass before windows counts one by one. */
const MOST_COUNTED = 8_000_000;

export interface FinishResult {
  readonly rows: number;
  readonly losses: readonly Loss[];
  readonly change: GenerationChange;
}

export interface FinishRequest {
  readonly generation: number;
  /** Its dictionaries, as the load left them. */
  readonly next: Dictionaries;
  /** The generation that stands now, if there is one. */
  readonly previous?: number;
  /** `StreamSpec.replaces`: [] means whole periods. */
  readonly replaces: readonly string[];
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
    return { rows: this.#counts.rows, losses: this.#losses?.found() ?? [], change: this.#change(next) };
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
    const { chunks } = this.repositories;
    const { replaces } = this.request;
    const replacement = new Replacement(next, previous, replaces);
    const losses = new Losses(previous, replaces, groupingsOf(next, previous));
    for (const { id } of next.columns) {
      for await (const chunk of chunks.read(this.ctx, 'import_chunks', this.request.generation, id)) {
        replacement.add(id, chunk);
      }
    }
    for (const { id } of previous.columns) {
      for await (const chunk of chunks.read(this.ctx, 'observation_chunks', generation, id)) {
        for (let index = 0; index < chunk.count; index++) {
          if (replacement.replaces(id, chunk, index)) losses.addReplaced(id, chunk, index);
          else this.#carried.add(id, chunk, index);
        }
      }
    }
    this.#replacement = replacement;
    this.#losses = losses;
  }

  async #finishColumn(column: ColumnEntry, next: Dictionaries, previous: Dictionaries): Promise<void> {
    const streams = await this.#streams(column, next, previous);
    const total = streams.reduce((sum, stream) => sum + stream.count, 0);
    const presence = new Presence(this.#shape);
    const limit = this.request.window ?? WINDOW_OBSERVATIONS;
    const windows = total <= limit ? [WHOLE] : await this.#plan(streams, presence, limit);
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
        fate: isNew
          ? () => NEW
          : (chunk, index): Fate => (this.#replacement!.replaces(of.id, chunk, index) ? REPLACED : CARRIED),
      });
    };
    await add('import_chunks', this.request.generation, named(next));
    await add('observation_chunks', this.request.previous, named(previous));
    return streams;
  }

  /** A pass over the ids alone: which groupings there are, and how to cut the order into windows. */
  async #plan(streams: readonly ChunkStream[], presence: Presence, limit: number): Promise<SortWindow[]> {
    const { places, periods } = this.#shape;
    const byPeriod = (places + 1) * (periods + 1) <= MOST_COUNTED;
    const width = byPeriod ? periods + 1 : 1;
    const counts = new Int32Array((places + 1) * width);
    const one = { periods: [0], places: [0], strata: [0] };
    for (const stream of streams) {
      for await (const chunk of stream.read()) {
        for (let index = 0; index < chunk.count; index++) {
          one.periods[0] = stream.ids.periods[chunk.periods[index]!]!;
          one.places[0] = stream.ids.places[chunk.places[index]!]!;
          one.strata[0] = stream.ids.strata[chunk.strata[index]!]!;
          counts[one.places[0] * width + (byPeriod ? one.periods[0] : 0)]!++;
          if (stream.fate(chunk, index) !== REPLACED) presence.add(one.periods, one.places, one.strata, 1);
        }
      }
    }
    return windowsOf(counts, width - 1, limit);
  }

  async #load(column: ColumnEntry, streams: readonly ChunkStream[], window: SortWindow, capacity: number) {
    const observations = new ObservationWindow(capacity);
    for (const stream of streams) {
      for await (const chunk of stream.read()) observations.add(chunk, stream, window);
    }
    const repeats = column.kind === 'individual' || column.kind === 'event';
    const duplicate = (at: ObservationKey) => {
      if (!repeats)
        throw new DuplicateObservationError(observationWords(this.#merged.final, column.label, at));
    };
    const back = (all: ObservationColumns, index: number) => this.#losses!.addBack(column.id, all, index);
    return { observations, order: observations.sort({ duplicate, back }) };
  }

  async #store(next: Dictionaries, previous: Dictionaries): Promise<void> {
    const { ctx, request } = this;
    const { dictionaries, generations } = this.repositories;
    const { final, fromPrevious } = this.#merged;
    const carried = await this.#carrySources();
    const before = new Map(previous.periods.map(({ id }) => [fromPrevious.periods[id]!, id]));
    const brought = new Set(this.#broughtPeriods());
    const sourcesOf = ({ id }: PeriodEntry) => [
      ...(brought.has(id) ? [OWN_SOURCE] : []),
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
    if (request.previous === undefined) return new Map();
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
