import { Injectable } from '@nestjs/common';
import type { PeopleFrom } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';
import type { Context } from '../../platform/context.js';
import { AppError } from '../../platform/errors.js';
import { OpenDataService } from '../datasets/index.js';
import type { DataSeries, SeriesResult } from '../datasets/index.js';
import { MeasureDoesNotFit } from './measures.errors.js';
import { joinPeople } from './people-from.js';

/** A measure's series with the number of people from open data. */
export interface WithPeople extends Pick<ChartInput, 'sources'> {
  readonly series: readonly DataSeries[];
  readonly cautions: readonly string[];
}

/** Joins counts of one organisation to the numbers of people that the system's open data hold. */
@Injectable()
export class PeopleService {
  constructor(private readonly openData: OpenDataService) {}

  /** @throws MeasureDoesNotFit in a sentence, when there is no such column or place, or it counts no people */
  async check(ctx: Context, from: PeopleFrom): Promise<void> {
    const found = await this.#read(ctx, from, undefined).catch((error: unknown) => {
      if (error instanceof AppError) throw new MeasureDoesNotFit(`In the open data: ${error.message}`);
      throw error;
    });
    if (found === undefined) {
      throw new MeasureDoesNotFit('The open data do not hold this number of people. Choose another.');
    }
    if (found.column.kind !== 'count') {
      throw new MeasureDoesNotFit(
        `“${found.column.label}” of the open data does not count people. Choose a column of counts.`,
      );
    }
  }

  /** @param stratifier how the counts are split, if they are */
  async join(
    ctx: Context,
    from: PeopleFrom,
    counts: { readonly series: readonly DataSeries[]; readonly stratifier?: string | undefined },
  ): Promise<WithPeople> {
    const split = await this.#read(ctx, from, counts.stratifier);
    const people = split ?? (await this.#read(ctx, from, undefined));
    if (people === undefined) {
      const gone = 'The number of people is no longer among the open data, so there is no rate.';
      return { series: counts.series.map(withoutPeople), cautions: [gone], sources: [] };
    }
    return { ...joinPeople(counts.series, people), sources: people.sources };
  }

  /** Undefined when the open data do not hold it, or are not split like this. */
  async #read(
    ctx: Context,
    { datasetId, columnId, placeCode }: PeopleFrom,
    stratifier: string | undefined,
  ): Promise<SeriesResult | undefined> {
    const question = { datasetId, columnCode: columnId, withOverall: true };
    const place = placeCode === undefined ? {} : { placeCode };
    const whole = await this.openData.series(ctx, { ...question, ...place });
    if (whole === undefined || stratifier === undefined) return whole;
    if (!whole.stratifiers.some(({ id }) => id === stratifier)) return undefined;
    return this.openData.series(ctx, { ...question, ...place, stratifier });
  }
}

const withoutPeople = ({ group, points }: DataSeries): DataSeries => ({
  group,
  points: points.map((point) => ({ ...point, denominator: null, flags: ['missing' as const] })),
});
