export interface Block {
  readonly language: string;
  readonly file?: string;
  readonly text: string;
}

export type Step =
  | { readonly kind: 'type' | 'keep'; readonly line: string }
  | { readonly kind: 'save' | 'look'; readonly file: string; readonly text: string };

export function blocksOf(markdown: string): readonly Block[];
export function stepsOf(markdown: string): readonly Step[];
export function strayBlocksOf(markdown: string): readonly Block[];
export function processesIn(line: string): number;
