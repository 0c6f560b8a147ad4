import { splitLike } from '@fairshift/codes';
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
    const { people, caveat } = await this.#like(ctx, from, counts.stratifier);
    if (people === undefined) {
      const gone = 'The number of people is no longer among the open data, so there is no rate.';
      return { series: counts.series.map(withoutPeople), cautions: [gone], sources: [] };
    }
    const { series, cautions } = joinPeople(counts.series, people);
    return {
      series,
      cautions: caveat === undefined ? cautions : [...cautions, caveat],
      sources: people.sources,
    };
  }

  /** People by the split that is about the same as that of the counts; of everyone where there is none. */
  async #like(
    ctx: Context,
    from: PeopleFrom,
    stratifier: string | undefined,
  ): Promise<{ readonly people: SeriesResult | undefined; readonly caveat?: string }> {
    const whole = await this.#read(ctx, from, undefined);
    if (whole === undefined || stratifier === undefined) return { people: whole };
    const like = splitLike(
      stratifier,
      whole.stratifiers.map(({ id }) => id),
    );
    if (like === undefined) return { people: whole };
    const people = (await this.#read(ctx, from, like.id)) ?? whole;
    return like.caveat === undefined ? { people } : { people, caveat: like.caveat };
  }

  /** Undefined when the open data do not hold it. */
  #read(
    ctx: Context,
    { datasetId, columnId, placeCode }: PeopleFrom,
    stratifier: string | undefined,
  ): Promise<SeriesResult | undefined> {
    return this.openData.series(ctx, {
      datasetId,
      columnCode: columnId,
      withOverall: true,
      ...(placeCode === undefined ? {} : { placeCode }),
      ...(stratifier === undefined ? {} : { stratifier }),
    });
  }
}

const withoutPeople = ({ group, points }: DataSeries): DataSeries => ({
  group,
  points: points.map((point) => ({ ...point, denominator: null, flags: ['missing' as const] })),
});
