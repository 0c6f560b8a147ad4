/** Text files of a plugin's folder, by path. */
export type PluginFiles = ReadonlyMap<string, string>;

/** One numbered change that brings an author's folder on. Applying it twice changes nothing more. */
export interface Codemod {
  readonly number: number;
  readonly title: string;
  /** The files that change, with their new text. */
  apply(files: PluginFiles): PluginFiles;
}

/** Applies all in order. @returns what changed, and by which */
export function upgrade(
  files: PluginFiles,
  codemods: readonly Codemod[],
): { readonly files: PluginFiles; readonly applied: readonly { title: string; paths: readonly string[] }[] } {
  let current = files;
  const applied: { title: string; paths: readonly string[] }[] = [];
  for (const { number, title, apply } of codemods.toSorted((a, b) => a.number - b.number)) {
    const changed = [...apply(current)].filter(([path, text]) => current.get(path) !== text);
    if (changed.length === 0) continue;
    current = new Map([...current, ...changed]);
    applied.push({
      title: `${String(number).padStart(3, '0')} ${title}`,
      paths: changed.map(([path]) => path),
    });
  }
  const changed = [...current].filter(([path, text]) => files.get(path) !== text);
  return { files: new Map(changed), applied };
}
