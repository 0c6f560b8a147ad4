import type { Person } from './analyst.mjs';

export interface Content {
  readonly facts: { readonly rows: number; readonly [name: string]: unknown };
  readonly generations: readonly { state: string; rows: number; sha256: string }[];
  readonly files: readonly { fileName: string; sha256: string }[];
  readonly series: Readonly<Record<string, readonly { points: readonly unknown[] }[]>>;
  readonly explored: unknown;
}
export function contentOf(person: Person, datasetId: string): Promise<Content>;
export function differences(got: Content, want: Content): string[];
