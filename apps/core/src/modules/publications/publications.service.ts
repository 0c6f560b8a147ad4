import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RouteBody, Snapshot, routes } from '@fairshift/contracts';
import { EquityError } from '@fairshift/equity';
import { PluginRegistry } from '@fairshift/plugin-host';
import { recordChange } from '../../platform/changes.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { idAfter, pageById } from '../../platform/pages.js';
import { OrganisationsService } from '../organisations/index.js';
import { MeasuresService } from '../measures/index.js';
import { ChartsService, ProjectsService } from '../projects/index.js';
import { NotReleasable, PreviewOutdated } from './publications.errors.js';
import { PublicationsRepository } from './publications.repository.js';
import { takeSnapshot } from './snapshot.js';
import { workedWith } from './worked-with.js';

export interface Preview {
  readonly snapshot: Snapshot;
  readonly sha256: string;
  readonly measureId: string;
  readonly projectId: string | undefined;
}

/** Only publications cross organisations: a protected, frozen copy that can be taken back. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly publications: PublicationsRepository,
    private readonly charts: ChartsService,
    private readonly measures: MeasuresService,
    private readonly projects: ProjectsService,
    private readonly organisations: OrganisationsService,
    private readonly registry: PluginRegistry,
  ) {}

  /** The chart as others will see it; the hash ties a later release to exactly this. */
  async preview(ctx: Context, chartId: string): Promise<Preview> {
    const { chart, input } = await this.charts.get(ctx, chartId);
    if (input.sources.some((source) => source.licence.redistribution === 'not-allowed')) {
      throw new NotReleasable(
        'The licence of these data does not allow showing them to other organisations.',
      );
    }
    const organisation = await this.organisations.get(ctx);
    const project = chart.projectId ? await this.projects.get(ctx, chart.projectId) : undefined;
    try {
      const snapshot = takeSnapshot({ chart, input, organisation, project });
      const sha256 = createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');
      return { snapshot, sha256, measureId: chart.measureId, projectId: chart.projectId };
    } catch (error) {
      if (error instanceof EquityError) throw new NotReleasable(error.message);
      throw error;
    }
  }

  /** Releases what the person saw, or refuses when it is no longer what they saw. Replaces an earlier release. */
  async release(ctx: Context, body: RouteBody<typeof routes.createPublication>) {
    await this.charts.lock(ctx, body.chartId);
    const { snapshot, sha256, measureId, projectId } = await this.preview(ctx, body.chartId);
    if (sha256 !== body.previewSha256) throw new PreviewOutdated();
    const { version } = await this.measures.get(ctx, measureId);
    const project = projectId ? await this.projects.get(ctx, projectId) : undefined;
    const replaced = await this.publications.withdrawChart(ctx, body.chartId);
    const id = newId();
    await this.publications.insert(ctx, {
      id,
      chartId: body.chartId,
      measureId,
      measureVersion: version,
      title: snapshot.title,
      sentence: body.sentence,
      characteristic: project?.characteristic,
      snapshot,
      sha256: Buffer.from(sha256, 'hex'),
      workedWith: workedWith(snapshot, this.registry),
    });
    await recordChange(ctx, {
      verb: 'publication.released',
      objectType: 'publication',
      objectId: id,
      words: `released the chart ${snapshot.title}`,
      after: { chartId: body.chartId, sha256, sentence: body.sentence, replaced },
    });
    return this.mustFind(ctx, id);
  }

  async list(ctx: Context, query: { after?: string | undefined; limit: number }) {
    return pageById(await this.publications.list(ctx, idAfter(query.after), query.limit + 1), query.limit);
  }

  async withdraw(ctx: Context, id: string) {
    const before = await this.mustFind(ctx, id);
    if (!before.withdrawnAt) {
      await this.publications.withdraw(ctx, id);
      await recordChange(ctx, {
        verb: 'publication.withdrawn',
        objectType: 'publication',
        objectId: id,
        words: `withdrew the chart ${before.title}`,
        before,
      });
    }
    return this.mustFind(ctx, id);
  }

  async listHub(ctx: Context, query: { after?: string | undefined; limit: number }) {
    return pageById(
      await this.publications.listLive(ctx, idAfter(query.after), query.limit + 1),
      query.limit,
    );
  }

  async getHub(ctx: Context, id: string) {
    const found = await this.publications.findLive(ctx, id);
    if (!found) throw notFound();
    return found;
  }

  private async mustFind(ctx: Context, id: string) {
    const found = await this.publications.find(ctx, id);
    if (!found) throw notFound();
    return found;
  }
}
