import type { Person } from './analyst.mjs';

export interface EndedImport {
  readonly id: string;
  readonly state: 'done';
  readonly datasetId: string;
  readonly outcome?: string;
  readonly plan?: { readonly alreadyHeld: boolean; readonly words: string };
}
export type Target = { kind: 'new'; title: string } | { kind: 'existing'; datasetId: string };
export function bringIn(
  task: Person & { name: string; bytes: Blob | Buffer; target: Target },
): Promise<EndedImport>;
