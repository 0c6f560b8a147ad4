export { ChartPreview } from './ChartPreview.js';
export { findingOf } from './finding.js';
export { gapOf, verdictCardOf } from './gap-verdict.js';
export { PictureTools } from './PictureTools.js';
export { Thumbnail } from './Thumbnail.js';
export { useGlance } from './use-glance.js';
export { checkRules } from './settings/context-changes.js';
export { RulesFields, ruleSetOf, rulesValuesOf } from './settings/RulesFields.js';
export { ruleSetName } from './settings/context-marks.js';
