import type { Person } from './analyst.mjs';
import type { Content } from './dataset-content.mjs';

export interface Bytes {
  readonly name: string;
  readonly bytes: Blob | Buffer;
}
export interface Undisturbed {
  readonly length: number;
  readonly datasetId: string;
  readonly content: Content;
}
export interface KilledImport {
  readonly kills: readonly string[];
  readonly ms: number;
  readonly datasets: number;
  readonly seen: readonly ('nothing' | number)[];
  readonly content: Content;
}
export function undisturbed(task: { person: Person; file: Bytes }): Promise<Undisturbed>;
export function killedImports(task: {
  installation: { pid: number };
  person: Person;
  file: Bytes;
  kills: number;
  length: number;
  random: () => number;
}): AsyncGenerator<KilledImport>;
