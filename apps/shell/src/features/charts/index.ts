export { ChartPreview } from './ChartPreview.js';
export { findingOf } from './finding.js';
export { gapOf, verdictCardOf } from './gap-verdict.js';
export { PictureTools } from './PictureTools.js';
export { Thumbnail } from './Thumbnail.js';
export { useGlance } from './use-glance.js';
