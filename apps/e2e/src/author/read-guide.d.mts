interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}
export function blocksOf(markdown: string): readonly Block[];
export function commandsOf(markdown: string, address: string): readonly string[];
export function filesOf(markdown: string): readonly Block[];
export function snippetsOf(markdown: string): readonly Block[];
export function processesIn(line: string): number;
