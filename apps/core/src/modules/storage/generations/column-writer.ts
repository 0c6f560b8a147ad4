import type { Context } from '../../../platform/context.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import type { SeriesRow } from '../rollups/series-rows.js';
import type { ChunkRepository } from './chunk.repository.js';

/** Cells of series that go into one statement. */
const SERIES_CELLS = 20_000;

/** Writes the chunks and series of one column. */
export class ColumnWriter {
  #chunk = 0;
  #rows: SeriesRow[] = [];
  #cells = 0;

  constructor(
    private readonly ctx: Context,
    private readonly generation: number,
    private readonly column: number,
    private readonly chunks: ChunkRepository,
  ) {}

  async addChunk(chunk: ObservationColumns): Promise<void> {
    const at = { generation: this.generation, column: this.column, chunkId: this.#chunk++ };
    await this.chunks.addObservationChunk(this.ctx, at, chunk);
  }

  async addSeries(row: SeriesRow): Promise<void> {
    this.#rows.push(row);
    this.#cells += row.cells.length;
    if (this.#cells >= SERIES_CELLS) await this.end();
  }

  async end(): Promise<void> {
    await this.chunks.addSeries(this.ctx, this.generation, this.column, this.#rows);
    this.#rows = [];
    this.#cells = 0;
  }
}
