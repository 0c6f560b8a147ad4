export {
  chartDataCsv,
  chartDataMeta,
  chartDataTable,
  composeFigure,
  composeSheet,
  composeThumbnail,
  copyAllowed,
  csvWords,
  DATE_HEADINGS,
  eventPoints,
  eventsOf,
  frameHeight,
  hasChartData,
  lettered,
  licenceWords,
  PRINT_WIDTH,
  printHeight,
  printTheme,
  ruleSetOf,
  ruleSetWords,
  screenTheme,
  sourceWords,
  type ChartDataTable,
  type Drawing,
  type FrameKind,
  type Sheet,
  type SheetWords,
} from '@fairshift/chart-host/sheet';
export type { PdfPage, PdfParagraph } from '@fairshift/chart-host/pdf';
export { ChartDrawError, type ChartDrawErrorCode } from './chart-draw-error.js';
export { ChartPainter, type ChartPainterOptions, type PaintRequest } from './chart-painter.js';
export type { ChartRef, ReadyChart } from './ready-chart.js';
