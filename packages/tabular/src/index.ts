export { ByteDecoder, type Encoding } from './byte-decoder.js';
export { CsvParser, type CsvBatch, type CsvParserOptions } from './csv-parser.js';
export { CsvReader } from './csv-reader.js';
export { readCsvHead, type CsvHead, type CsvHeadOptions } from './csv-head.js';
export { addDays, daysBetween, parseDate, type DateOptions } from './dates.js';
export { detectDelimiter, type Delimiter } from './delimiter.js';
export { detach } from './detach.js';
export { matchHeadings, plainHeading, type MatchedHeadings, type WantedColumn } from './headings.js';
export { KnownLines, type KnownColumn } from './known-lines.js';
export { CSV_LIMITS, type CsvLimits } from './limits.js';
export {
  markTable,
  NO_VALUE_MARKS,
  parseUnderMark,
  type KnownMark,
  type MarkTable,
  type NoValue,
  type NoValueMeaning,
} from './no-value-marks.js';
export { decimalsOf, parseNumber, parsePercent, readNumber } from './numbers.js';
export { type PassOver } from './passed-over.js';
export { periodBetween, periodKind, type Period, type PeriodKind } from './period-kinds.js';
export { parsePeriod, type PeriodOptions } from './periods.js';
export { TabularError, type Position, type TabularErrorCode } from './tabular-error.js';
export {
  fileProblemEvent,
  problemEvent,
  RowRefused,
  type ProblemEvent,
  type RowProblem,
} from './row-problem.js';
export {
  readTable,
  type FreshMembers,
  type RecordCounts,
  type RecordReader,
  type TableEvent,
  type TableInput,
  type TableRunOptions,
} from './table-run.js';
export { type ByteReader } from './xlsx/byte-source.js';
export { type SheetReader } from './xlsx/sheet-reader.js';
export { beginsAsWorkbook, Workbook, type SheetHead, type SheetInfo } from './xlsx/workbook.js';
