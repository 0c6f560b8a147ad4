export { ChartPreview } from './ChartPreview.js';
export { findingOf } from './finding.js';
export { GlancePicture } from './GlancePicture.js';
export { gapOf, verdictCardOf } from './gap-verdict.js';
export { useFinding, useGlance } from './use-glance.js';
