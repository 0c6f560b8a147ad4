import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ChartDrawError,
  ChartPainter,
  composeSheet,
  composeThumbnail,
  type Drawing,
} from '@fairshift/plugin-host/chart';
import type { Context } from '../../platform/context.js';
import { Download } from '../../platform/routes.js';
import { inputSha256 } from '../publications/index.js';
import { ChartSubjectsService } from './chart-subjects.service.js';
import { PictureNotDrawn } from './exports.errors.js';
import { PictureFiles } from './picture-files.js';
import { fileNameOf } from './file-name.js';
import { pageOf } from './page-words.js';
import { drawContext, optionsOf, type DrawPurpose, type PictureSubject } from './picture-subject.js';
import { dayWords, sheetWords, type MadeWith } from './sheet-words.js';

export interface PictureAsked {
  readonly purpose: DrawPurpose;
  readonly format: 'svg' | 'png' | 'pdf';
}

const TYPES = { svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf' } as const;
/** Pixels of a PNG for each CSS pixel: sharp on paper and on a projector. */
const ZOOM = 2;

/** Charts as pictures and pages. Drawing happens after the transaction that read them, in a child. */
@Injectable()
export class PicturesService {
  /** Two who ask for one picture at once wait for one drawing. */
  readonly #drawing = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly subjects: ChartSubjectsService,
    private readonly painter: ChartPainter,
    private readonly files: PictureFiles,
  ) {}

  /** @throws AppError 404 for a chart that is not there, PictureNotDrawn */
  async ofChart(scope: Context, chartId: string, asked: PictureAsked): Promise<Download> {
    return this.#picture(await this.subjects.ofChart(scope, chartId), asked);
  }

  /** @throws AppError 404 for one that is not there, PictureNotDrawn */
  async ofPublication(scope: Context, publicationId: string, asked: PictureAsked): Promise<Download> {
    return this.#picture(await this.subjects.ofPublication(scope, publicationId), asked);
  }

  /** Picture, words and table of one analysis, run in a child. @throws ChartDrawError */
  drawingOf(subject: PictureSubject, purpose: DrawPurpose): Promise<Drawing> {
    const { owner, input, chartType } = subject;
    const draw = drawContext(subject, purpose);
    return this.painter.draw(chartType, { owner, input, options: optionsOf(subject), draw });
  }

  /** What a chart is worked out with today. @throws ChartDrawError when its plugin is not ready */
  madeWith({ chartType }: PictureSubject): MadeWith {
    return {
      chart: this.painter.chart(chartType),
      engine: this.painter.engine,
      today: dayWords(new Date()),
    };
  }

  /** Version of the product. */
  get engine(): string {
    return this.painter.engine;
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
    const made = this.madeWith(subject);
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
    const drawing = await this.drawingOf(subject, asked.purpose);
    if (asked.format === 'pdf') return this.painter.pdf(pageOf(subject, drawing, made), subject.owner);
    const isThumbnail = asked.purpose === 'thumbnail';
    const sheet = isThumbnail
      ? composeThumbnail(drawing)
      : composeSheet(drawing, sheetWords(subject, drawing, made));
    return Buffer.from(sheet.svg);
  }
}

/** Of everything that the picture is made from: organisation, figures, chart, settings, purpose, words and day. */
function keyOf(subject: PictureSubject, purpose: DrawPurpose, made: MadeWith): string {
  const { input, ...words } = subject;
  const { chart, engine, today } = made;
  const about =
    purpose === 'thumbnail' ? [subject.owner, subject.chartType, subject.options] : [words, today];
  const parts = [purpose, engine, chart.hash, chart.version, inputSha256(input), about];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
