import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PicturePurpose } from '@fairshift/contracts';
import {
  ChartDrawError,
  ChartPainter,
  composeSheet,
  composeThumbnail,
  type ReadyChart,
} from '@fairshift/plugin-host/chart';
import { Transactions } from '../../database/transactions.js';
import type { Context } from '../../platform/context.js';
import { Download } from '../../platform/routes.js';
import { OrganisationsService } from '../organisations/index.js';
import { ChartsService } from '../projects/index.js';
import { inputSha256, PublicationsService } from '../publications/index.js';
import { PictureNotDrawn } from './exports.errors.js';
import { PictureFiles } from './picture-files.js';
import { drawContext, optionsOf, type PictureSubject } from './picture-subject.js';
import { dayWords, sheetWords, type MadeWith } from './sheet-words.js';

export interface PictureAsked {
  readonly purpose: PicturePurpose;
  readonly format: 'svg' | 'png';
}

const TYPES = { svg: 'image/svg+xml', png: 'image/png' } as const;
/** Pixels of a PNG for each CSS pixel: sharp on paper and on a projector. */
const ZOOM = 2;

/** Charts as pictures. Rights and figures are read in one transaction; drawing happens after it, in a child. */
@Injectable()
export class PicturesService {
  /** Two who ask for one picture at once wait for one drawing. */
  readonly #drawing = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly charts: ChartsService,
    private readonly publications: PublicationsService,
    private readonly organisations: OrganisationsService,
    private readonly painter: ChartPainter,
    private readonly files: PictureFiles,
  ) {}

  /** @throws AppError 404 for a chart that is not there, PictureNotDrawn */
  async ofChart(scope: Context, chartId: string, asked: PictureAsked): Promise<Download> {
    const { requestId, actor, systemId, organisationId } = scope;
    const subject = await this.transactions.inOrganisation(
      { requestId, actor, systemId, organisationId },
      async (ctx): Promise<PictureSubject> => {
        const { chart, input } = await this.charts.get(ctx, chartId);
        const { name, example } = await this.organisations.get(ctx);
        const { title, chartType, options } = chart;
        const facts = { organisation: name, title, chartType, options, input, example };
        return { ...facts, owner: organisationId, protection: [] };
      },
    );
    return this.#picture(subject, asked);
  }

  /** From the protected copy that was released: nothing else of the organisation is read. */
  async ofPublication(scope: Context, publicationId: string, asked: PictureAsked): Promise<Download> {
    const { requestId, actor, systemId } = scope;
    const { publication, snapshot } = await this.transactions.inSystem(
      { requestId, actor, systemId },
      (ctx) => this.publications.getHub(ctx, publicationId),
    );
    const { title, organisationName, chartType, options, input, example, protection } = snapshot;
    const facts = { title, chartType, options, example, input: input as PictureSubject['input'] };
    return this.#picture(
      {
        ...facts,
        owner: systemId,
        organisation: organisationName,
        protection: protection.map(({ words }) => words),
        releasedAt: publication.releasedAt,
      },
      asked,
    );
  }

  async #picture(subject: PictureSubject, asked: PictureAsked): Promise<Download> {
    try {
      const bytes = await this.#bytes(subject, asked);
      const { format } = asked;
      const fileName = `${fileNameOf(subject.title)}.${format}`;
      return new Download(bytes, { contentType: TYPES[format], fileName, size: bytes.length });
    } catch (error) {
      if (error instanceof ChartDrawError) throw new PictureNotDrawn(error);
      throw error;
    }
  }

  async #bytes(subject: PictureSubject, asked: PictureAsked): Promise<Buffer> {
    const chart = this.painter.chart(subject.chartType);
    const made = { chart, engine: this.painter.engine, today: dayWords(new Date()) };
    const { format } = asked;
    const key = keyOf(subject, asked.purpose, made);
    const name = { owner: subject.owner, key, format };
    const kept = await this.files.read(name);
    if (kept) return kept;
    const one = `${subject.owner} ${key} ${format}`;
    const drawing = this.#drawing.get(one) ?? this.#draw(subject, asked, made);
    this.#drawing.set(one, drawing);
    try {
      const bytes = await drawing;
      await this.files.keep(name, bytes);
      return bytes;
    } finally {
      this.#drawing.delete(one);
    }
  }

  async #draw(subject: PictureSubject, asked: PictureAsked, made: MadeWith): Promise<Buffer> {
    if (asked.format === 'png') {
      const svg = await this.#bytes(subject, { ...asked, format: 'svg' });
      return this.painter.png(svg.toString('utf8'), ZOOM, subject.owner);
    }
    const drawing = await this.painter.draw(subject.chartType, {
      owner: subject.owner,
      input: subject.input,
      options: optionsOf(subject),
      draw: drawContext(subject, asked.purpose),
    });
    const isThumbnail = asked.purpose === 'thumbnail';
    const sheet = isThumbnail
      ? composeThumbnail(drawing)
      : composeSheet(drawing, sheetWords(subject, drawing, made));
    return Buffer.from(sheet.svg);
  }
}

/** Of everything that the picture is made from: organisation, figures, chart, settings, purpose, words and day. */
function keyOf(
  subject: PictureSubject,
  purpose: PicturePurpose,
  made: MadeWith & { readonly chart: Pick<ReadyChart, 'hash' | 'version'> },
): string {
  const { input, ...words } = subject;
  const { chart, engine, today } = made;
  const about =
    purpose === 'thumbnail' ? [subject.owner, subject.chartType, subject.options] : [words, today];
  const parts = [purpose, engine, chart.hash, chart.version, inputSha256(input), about];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Small letters, digits and hyphens. */
function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.slice(0, 60).replaceAll(/^-+|-+$/g, '') || 'chart';
}
