export { ptdCall, qicCall, type PtdOptions, type QicOptions } from './calls.js';
export { checkInR, type RCheckWords } from './check-in-r.js';
