import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions.js';
import type { Context } from '../../../platform/context.js';
import { SeriesReader } from '../series/series.reader.js';
import type { SeriesQuery, SeriesResult } from '../series/series.types.js';
import { OpenDataRepository } from './open-data.repository.js';
import type { OpenDatasetRow } from './open-data.repository.js';

/**
 * Census, deprivation, look-ups: imported once by the organisation that holds a system's open data, and read by all
 * of the system (ADR 23). The only way in which one organisation reads another's dataset: whole, public, and never written.
 */
@Injectable()
export class OpenDataService {
  readonly #openData = new OpenDataRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly reader: SeriesReader,
  ) {}

  async list(ctx: Context): Promise<readonly OpenDatasetRow[]> {
    return (await this.#inside(ctx, (inside) => this.#openData.list(inside))) ?? [];
  }

  async places(ctx: Context, like: string) {
    return (await this.#inside(ctx, (inside) => this.#openData.places(inside, like))) ?? [];
  }

  /** @returns undefined when there is no open data, or none that may be passed on. @throws AppError 404, 422 as a dataset of one's own */
  async series(ctx: Context, query: SeriesQuery): Promise<SeriesResult | undefined> {
    return this.#inside(ctx, async (inside) => {
      const isOpen = (await this.#openData.list(inside)).some(({ id }) => id === query.datasetId);
      return isOpen ? this.reader.read(inside, query) : undefined;
    });
  }

  async #inside<T>(ctx: Context, work: (inside: Context) => Promise<T>): Promise<T | undefined> {
    const id = await this.#openData.organisationId(ctx);
    return id === undefined ? undefined : this.transactions.reading(ctx, id, work);
  }
}
