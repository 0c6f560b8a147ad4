import { Injectable } from '@nestjs/common';
import { exampleWords } from '@fairshift/contracts';
import {
  chartDataCsv,
  chartDataMeta,
  chartDataTable,
  ChartDrawError,
  copyAllowed,
  hasChartData,
} from '@fairshift/plugin-host/chart';
import type { Context } from '../../platform/context.js';
import { Download } from '../../platform/routes.js';
import { aboutNumbers, type AboutRow } from './about-numbers.js';
import { ChartSubjectsService } from './chart-subjects.service.js';
import { checkOf } from './check-of.js';
import { NumbersNotShared, NumbersNotWritten } from './exports.errors.js';
import { numbersWords } from './exports.words.js';
import { fileNameOf } from './file-name.js';
import type { PictureSubject } from './picture-subject.js';
import { PicturesService } from './pictures.service.js';
import { numbersWorkbook } from './workbook.js';

/** The kinds of file that a chart's numbers leave in. */
export type NumbersFormat = 'csv' | 'xlsx' | 'R';

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  R: 'text/plain; charset=utf-8',
} as const;
const ENDINGS = { csv: '-numbers.csv', xlsx: '-numbers.xlsx', R: '-check.R' } as const;

/** Charts as numbers, in files that can be imported again or checked elsewhere. */
@Injectable()
export class NumbersService {
  constructor(
    private readonly subjects: ChartSubjectsService,
    private readonly pictures: PicturesService,
  ) {}

  /** @throws AppError 404 for a chart that is not there, NumbersNotShared, NumbersNotWritten, NothingToCheck */
  async ofChart(scope: Context, chartId: string, format: NumbersFormat): Promise<Download> {
    return this.#file(await this.subjects.ofChart(scope, chartId), format);
  }

  /** @throws as `ofChart` */
  async ofPublication(scope: Context, publicationId: string, format: NumbersFormat): Promise<Download> {
    return this.#file(await this.subjects.ofPublication(scope, publicationId), format);
  }

  async #file(subject: PictureSubject, format: NumbersFormat): Promise<Download> {
    if (!copyAllowed(subject.input.sources)) throw new NumbersNotShared();
    const bytes = await this.#bytes(subject, format);
    const fileName = `${fileNameOf(subject.title)}${ENDINGS[format]}`;
    return new Download(bytes, { contentType: TYPES[format], fileName, size: bytes.length });
  }

  async #bytes(subject: PictureSubject, format: NumbersFormat): Promise<Buffer> {
    if (format === 'R') return Buffer.from(checkOf(subject, this.pictures.engine));
    const { input } = subject;
    if (!hasChartData(input)) throw new NumbersNotWritten(whyNone(subject));
    const example = subject.example ? exampleWords(input.sources) : undefined;
    if (format === 'csv') return Buffer.from(chartDataCsv(input, example));
    const table = chartDataTable(input, chartDataMeta(input, example));
    return numbersWorkbook(table, await this.#about(subject));
  }

  /** With the chart's own words, or the sentence that says why it has none: the numbers do not depend on them. */
  async #about(subject: PictureSubject): Promise<readonly AboutRow[]> {
    try {
      const drawing = await this.pictures.drawingOf(subject, 'export');
      return aboutNumbers(subject, { drawing, made: this.pictures.madeWith(subject) });
    } catch (error) {
      if (!(error instanceof ChartDrawError)) throw error;
      return aboutNumbers(subject, { failure: error.message });
    }
  }
}

const whyNone = ({ input }: PictureSubject): string =>
  input.series.some(({ points }) => points.length > 0) ? numbersWords.noLayout : numbersWords.noPoints;
