export { ruleSetOf, type RuleSetUsed } from '../analysis.js';
export {
  chartDataCsv,
  chartDataMeta,
  chartDataTable,
  DATE_HEADINGS,
  hasChartData,
  type ChartDataTable,
} from '../chart-data.js';
export { csvWords } from '../csv.js';
export { eventPoints } from '../event-points.js';
export { eventsOf, lettered, type ChartEvent } from '../events.js';
export { formatPeriod } from '../formats.js';
export { frameHeight, PRINT_WIDTH, printHeight, type FrameKind } from '../heights.js';
export { isPlainObject } from '../plain-json.js';
export { copyAllowed, licenceWords, ruleSetWords, sourceWords } from '../source-words.js';
export { printTheme, screenTheme } from '../theme.js';
export { cleanSvg, SvgRefusedError } from './clean-svg.js';
export { readDrawn, type DrawReply, type DrawRequest, type Drawing } from './drawn.js';
export { composeFigure, composeSheet, composeThumbnail, type Sheet, type SheetWords } from './sheet.js';
