export { complaintsExport } from './export/index.js';
export { ko41a } from './ko41a/index.js';
