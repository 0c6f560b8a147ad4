export * from './disclosure.words.js';
export * from './protect-count.js';
export * from './protect-point.js';
export * from './protect-proportion.js';
export * from './protect-series.js';
export { protectTable, type ProtectedTable } from './protect-table.js';
