export { funnelChart } from './chart.js';
