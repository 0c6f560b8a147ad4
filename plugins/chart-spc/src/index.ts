export { spcChart } from './chart.js';
export { runChart } from './run-chart.js';
