export { summaryChart } from './chart.js';
