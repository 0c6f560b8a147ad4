/** Limits that keep a hostile workbook from filling memory or time; all are counted while unpacking. */
export const WORKBOOK_LIMITS = {
  /** Files inside the workbook. */
  entries: 4_096,
  /** Bytes of one part when unpacked: some million rows of a sheet. */
  partBytes: 536_870_912,
  /** Times that a part may grow when unpacked; sheets grow 5 to 50 times. Small parts are let be. */
  growth: 200,
  growthFrom: 8_388_608,
  /** Characters of one tag or one text between tags. */
  tokenLength: 1_048_576,
  /** Tags inside tags. */
  depth: 64,
  sheets: 255,
  sharedStrings: 2_000_000,
  sharedCharacters: 41_943_040,
  styles: 100_000,
  cellLength: 65_536,
  columns: 500,
  /** What a spreadsheet program itself can hold. */
  lastRow: 1_048_576,
  lastColumn: 16_384,
  merges: 10_000,
} as const;
