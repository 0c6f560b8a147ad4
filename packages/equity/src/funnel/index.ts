export * from './exact-limits.js';
export * from './fingertips.js';
export * from './funnel.js';
export * from './model.js';
export * from './scales.js';
export * from './spread.js';
