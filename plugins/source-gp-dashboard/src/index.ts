export { cervicalGpPractice } from './practice/index.js';
export { fingertips } from './fingertips/index.js';
