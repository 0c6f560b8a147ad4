export function followGuide(order: {
  readonly markdown: string;
  readonly address: string;
  readonly folder: string;
}): {
  readonly processes: number;
  readonly commands: readonly { readonly line: string; readonly seconds: number; readonly output: string }[];
};
