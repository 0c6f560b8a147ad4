/** Control charts as pure functions: no files, no network, no clock. */
export * from './aim-status.js';
export { analyseSeries, FIRM_LIMITS } from './analyse.js';
export { type ChartChoice, chartChoices } from './chart-choices.js';
export { chartName } from './chart-types/catalogue.js';
export { CHARTS_OF_FORM } from './charts-of-form.js';
export * from './bind-claim.js';
export { checkInR, type RCheckWords } from './check-in-r/index.js';
export * from './describe-change.js';
export * from './detectability/index.js';
export * from './errors.js';
export * from './from-chart-input.js';
export * from './model.js';
export { caption, fortnights, nextPeriod, periodWord } from './periods.js';
export { figure, percentagePoints, relativeChange } from './numbers-in-words.js';
export { findRuleSet, RULE_LENGTHS, ruleSets } from './rules/catalogue.js';
export type { Rule, RuleSet } from './rules/rule-set.js';
export { runsLimits } from './runs-analysis.js';
