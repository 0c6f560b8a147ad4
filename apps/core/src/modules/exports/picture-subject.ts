import type { ChartInput, DrawContext, Json } from '@fairshift/plugin-sdk';
import {
  frameHeight,
  PRINT_WIDTH,
  printHeight,
  printTheme,
  screenTheme,
  type ChartRef,
  type FrameKind,
} from '@fairshift/plugin-host/chart';
import type { PicturePurpose } from '@fairshift/contracts';

/** What a picture is drawn from: a kept chart, or what was released of one. */
export interface PictureSubject {
  /** Whose copies it is kept among. */
  readonly owner: string;
  readonly organisation: string;
  readonly title: string;
  readonly chartType: ChartRef;
  readonly options: Readonly<Record<string, unknown>>;
  readonly input: ChartInput;
  readonly example: boolean;
  /** Sentences about small numbers; none for an organisation's own eyes. */
  readonly protection: readonly string[];
  readonly releasedAt?: string;
}

/** `page`: the picture on a page of A4, between its words. */
export type DrawPurpose = PicturePurpose | 'page';

const EXPORT_WIDTH = 960;
const THUMBNAIL = { width: 280, height: 90 };
/** A page on its side is as much wider as A4 is. */
const WIDE_PAGE = { width: 1_004, height: 280 };
/** More points than this stand too close on a page that stands upright. */
const MOST_UPRIGHT = 60;

/** Size and colours for a purpose. On paper all is black ink, with patterns. */
export function drawContext(subject: PictureSubject, purpose: DrawPurpose): DrawContext {
  const isPaper = purpose === 'print' || purpose === 'page';
  const theme = isPaper ? printTheme : screenTheme;
  const size = sizeOf(subject, purpose);
  return { purpose: isPaper ? 'print' : purpose, ...size, theme, locale: 'en-GB', reducedMotion: true };
}

function sizeOf(subject: PictureSubject, purpose: DrawPurpose): Pick<DrawContext, 'width' | 'height'> {
  const [kind, rows] = frameOf(subject);
  if (purpose === 'thumbnail') return THUMBNAIL;
  if (purpose === 'print') return { width: PRINT_WIDTH, height: printHeight(kind, rows) };
  if (purpose === 'export') return { width: EXPORT_WIDTH, height: frameHeight(kind, EXPORT_WIDTH, rows) };
  return isWide(subject) ? WIDE_PAGE : { width: PRINT_WIDTH, height: pageHeight(subject) };
}

/** Whether the picture is better held by a page on its side. */
export const isWide = (subject: PictureSubject): boolean =>
  frameOf(subject)[0] === 'series' && pointsOf(subject) > MOST_UPRIGHT;

/** Our own charts whose rows are groups, places or measures, in an order of their own. */
const OF_ROWS: readonly string[] = ['pareto', 'funnel', 'summary'];

/** Whether the rows of the chart's table follow one another in time. */
export const isInTimeOrder = ({ chartType: { chartId } }: PictureSubject): boolean =>
  !OF_ROWS.includes(chartId);

const pointsOf = ({ input }: PictureSubject): number =>
  Math.max(0, ...input.series.map(({ points }) => points.length));

/** In CSS pixels. The more rows the table has, the more of the page it needs. */
function pageHeight(subject: PictureSubject): number {
  const [kind, rows] = frameOf(subject);
  if (kind === 'gap') return 400;
  if (kind === 'rows') return Math.min(440, rows * 22 + 70);
  if (kind === 'summary') return printHeight(kind, rows);
  const points = pointsOf(subject);
  if (points <= 14) return 380;
  return points <= 18 ? 340 : 290;
}

/** The same heights as on the page. */
function frameOf({
  chartType: { chartId },
  input,
}: PictureSubject): readonly [kind: FrameKind, rows: number] {
  if (chartId === 'gap') return ['gap', 0];
  if (chartId === 'summary') return ['summary', input.series.length];
  return chartId === 'pareto' ? ['rows', input.series.length] : ['series', 0];
}

/** A chart's saved options as the chart gets them. */
export const optionsOf = ({ options }: PictureSubject): Json => options as Json;
