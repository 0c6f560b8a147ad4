export type { Badge } from './check.js';
export { conform, type ConformOptions } from './conform.js';
export { badgeOf, type CheckReport, type ConformanceReport, type Finding } from './report.js';
export { reportWords } from './report-words.js';
