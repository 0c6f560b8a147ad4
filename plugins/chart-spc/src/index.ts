export { spcChart } from './chart.js';
