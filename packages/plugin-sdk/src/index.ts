export * from './chart.js';
export * from './data-source.js';
export * from './json.js';
export * from './manifest.js';
export * from './manifest-json-schema.js';
export * from './plugin-error.js';
