export { drawPng, type PngRequest } from './png.js';
export type { PngParts } from './resvg.js';
export { runChart, type LoadBundle } from './run-chart.js';
