export { drawPng, type PngParts, type PngRequest } from './png.js';
export { runChart, type LoadBundle } from './run-chart.js';
