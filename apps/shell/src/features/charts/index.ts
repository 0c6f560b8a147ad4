export { ChartPreview } from './ChartPreview.js';
export { findingOf, SourceCard, RulesCard, WordsAndNumbers } from './ChartParts.js';
export { DrawnChart } from './DrawnChart.js';
