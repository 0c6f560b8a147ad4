export { ChartPreview } from './ChartPreview.js';
export { findingOf } from './finding.js';
