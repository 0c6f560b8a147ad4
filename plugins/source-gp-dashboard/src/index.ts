export { cervicalGpPractice } from './practice/index.js';
export { fingertips } from './fingertips/index.js';
export { qofPrevalence, qofPracticeMap } from './qof/index.js';
export { registeredPatients } from './registered/index.js';
