import type { FileHead, Member, Recognition, Row, StreamSpec } from '@fairshift/plugin-sdk';
import type { RecordReader } from '@fairshift/tabular';

export type Records = readonly (readonly string[])[];

/** The first rows of a table: a CSV file, or one sheet of a workbook. */
export interface HeadTable {
  readonly sheet?: string;
  readonly rows: Records;
}

export interface Answers {
  /** As `start/end`; empty where the layout does not ask. */
  readonly period: string;
}

/** One layout of one publisher. `Plan` is what its first rows tell; the same rows give the same plan. */
export interface FileLayout<Plan> {
  readonly id: string;
  /** Extensions, for the file chooser. */
  readonly accepts: readonly string[];
  /** How well the layout fits a table. */
  match(rows: Records, head: Pick<FileHead, 'name'>): Recognition;
  /** @throws TabularError when the headings are not those of the layout */
  plan(rows: Records): Plan;
  stream(plan: Plan): StreamSpec;
  reader(plan: Plan, answers: Answers): RecordReader<Row, Member>;
  /** The first row is not a heading. */
  readonly noHeading?: true;
  /** The file does not say of when it is, so the person does. */
  readonly needsPeriod?: true;
}
