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

const EXPORT_WIDTH = 960;
const THUMBNAIL = { width: 280, height: 90 };

/** Size and colours for a purpose. On paper all is black ink, with patterns. */
export function drawContext({ chartType, input }: PictureSubject, purpose: PicturePurpose): DrawContext {
  const [kind, rows] = frameOf(chartType.chartId, input);
  const size =
    purpose === 'thumbnail'
      ? THUMBNAIL
      : purpose === 'print'
        ? { width: PRINT_WIDTH, height: printHeight(kind, rows) }
        : { width: EXPORT_WIDTH, height: frameHeight(kind, EXPORT_WIDTH, rows) };
  const theme = purpose === 'print' ? printTheme : screenTheme;
  return { purpose, ...size, theme, locale: 'en-GB', reducedMotion: true };
}

/** The same heights as on the page. */
function frameOf(chartId: string, input: ChartInput): readonly [kind: FrameKind, rows: number] {
  if (chartId === 'gap') return ['gap', 0];
  if (chartId === 'summary') return ['summary', input.series.length];
  return chartId === 'pareto' ? ['rows', input.series.length] : ['series', 0];
}

/** A chart's saved options as the chart gets them. */
export const optionsOf = ({ options }: PictureSubject): Json => options as Json;
