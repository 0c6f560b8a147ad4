import { Injectable } from '@nestjs/common';
import type { MeasureDefinition, RouteBody, routes } from '@fairshift/contracts';
import type { Context } from '../../platform/context.js';
import { DatasetsService, SeriesReader } from '../datasets/index.js';
import { MeasureDoesNotFit } from './measures.errors.js';
import { PeopleService } from './people.service.js';

/** Which column kinds can carry a measure of which form. */
const FITS: Readonly<Record<string, readonly string[]>> = {
  proportion: ['proportion'],
  rate: ['rate', 'proportion'],
  count: ['count'],
  mean: ['mean'],
  individual: ['individual', 'value'],
  'between-events': ['event'],
};

/** Whether a column of a dataset can be measured by a definition. */
@Injectable()
export class MeasureFitService {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly reader: SeriesReader,
    private readonly people: PeopleService,
  ) {}

  /** @throws AppError 404 for a dataset that is not there, MeasureDoesNotFit, DatasetQuestionError for a place */
  async check(
    ctx: Context,
    body: RouteBody<typeof routes.createMeasure>,
    { form, period }: MeasureDefinition,
  ): Promise<void> {
    const dataset = await this.datasets.get(ctx, body.datasetId);
    const column = dataset.columns.find((each) => each.id === body.columnId);
    if (!column) throw new MeasureDoesNotFit(`“${dataset.title}” has no column “${body.columnId}”.`);
    const fits = body.peopleFrom === undefined ? FITS[form] : form === 'rate' ? ['count'] : [];
    if (!fits?.includes(column.kind)) {
      throw new MeasureDoesNotFit(
        `The definition is a ${form}, but “${column.label}” holds ${column.kind} figures. Choose another column or another definition.`,
      );
    }
    if (body.peopleFrom) await this.people.check(ctx, body.peopleFrom);
    const { datasetId, columnId: columnCode, placeCode } = body;
    const { periods } = await this.reader.read(ctx, {
      datasetId,
      columnCode,
      periodKind: period,
      ...(placeCode === undefined ? {} : { placeCode }),
    });
    if (periods.length > 0) return;
    const kinds = [...new Set(dataset.periods.map(({ kind }) => kind))].join(', ');
    throw new MeasureDoesNotFit(
      `The definition counts by ${period}, but “${dataset.title}” holds figures by ${kinds}. Choose another definition.`,
    );
  }
}
