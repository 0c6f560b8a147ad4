export { gapChart } from './chart.js';
