import { Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import type { Context } from '../../platform/context.js';
import { OrganisationsService } from '../organisations/index.js';
import { ChartsService } from '../projects/index.js';
import { PublicationsService } from '../publications/index.js';
import type { PictureSubject } from './picture-subject.js';

/** Charts as what leaves the product is made from them. Rights and figures are read in one transaction. */
@Injectable()
export class ChartSubjectsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly charts: ChartsService,
    private readonly publications: PublicationsService,
    private readonly organisations: OrganisationsService,
  ) {}

  /** @throws AppError 404 for a chart that is not there */
  async ofChart(scope: Context, chartId: string): Promise<PictureSubject> {
    const { requestId, actor, systemId, organisationId } = scope;
    return this.transactions.inOrganisation(
      { requestId, actor, systemId, organisationId },
      async (ctx): Promise<PictureSubject> => {
        const { chart, input } = await this.charts.get(ctx, chartId);
        const { name, example } = await this.organisations.get(ctx);
        const { title, chartType, options } = chart;
        const facts = { organisation: name, title, chartType, options, input, example };
        return { ...facts, owner: organisationId, protection: [] };
      },
    );
  }

  /**
   * From the protected copy that was released: nothing else of the organisation is read.
   * @throws AppError 404 for one that is not there, or not any more
   */
  async ofPublication(scope: Context, publicationId: string): Promise<PictureSubject> {
    const { requestId, actor, systemId } = scope;
    const { publication, snapshot } = await this.transactions.inSystem(
      { requestId, actor, systemId },
      (ctx) => this.publications.getHub(ctx, publicationId),
    );
    const { title, organisationName, chartType, options, input, example, protection } = snapshot;
    const facts = { title, chartType, options, example, input: input as PictureSubject['input'] };
    return {
      ...facts,
      owner: systemId,
      organisation: organisationName,
      protection: protection.map(({ words }) => words),
      releasedAt: publication.releasedAt,
    };
  }
}
