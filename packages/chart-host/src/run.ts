// Running a chart without a page: no React, no drawing library.
export { frameHeight, PRINT_WIDTH } from './heights.js';
export { formatPeriod, textContext } from './formats.js';
export { handleMessage, runPlugin } from './handle-message.js';
export { parseReply, type ChartResult, type Reply, type RunMessage } from './protocol.js';
export { printTheme, screenTheme } from './theme.js';
