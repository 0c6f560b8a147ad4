export { ChartPreview } from './ChartPreview.js';
export { findingOf } from './finding.js';
export { gapOf, verdictCardOf } from './gap-verdict.js';
