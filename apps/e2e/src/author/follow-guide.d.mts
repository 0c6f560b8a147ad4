export interface Followed {
  readonly processes: number;
  /** Lines of the guide's snippets that were found in their files. */
  readonly looked: number;
  readonly commands: readonly { readonly line: string; readonly seconds: number; readonly output: string }[];
}

export class Author {
  constructor(parts: { readonly folder: string; readonly places: Readonly<Record<string, string>> });
  follow(markdown: string): Followed;
  leave(): void;
}
