export { makeWorkbook, type MadeCell, type MadeSheet, type MadeWorkbook } from './make-workbook.js';
