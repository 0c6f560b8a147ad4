export { paretoChart } from './chart.js';
