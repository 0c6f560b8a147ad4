/** Limits that keep a hostile file from filling the memory of the process that reads it. */
export interface CsvLimits {
  /** Characters in one record, quotes and separators included. */
  readonly recordLength: number;
  /** Characters in one cell. */
  readonly cellLength: number;
  readonly columns: number;
}

export const CSV_LIMITS: CsvLimits = { recordLength: 1_048_576, cellLength: 65_536, columns: 500 };
