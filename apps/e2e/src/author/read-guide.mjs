// A guide as the author who follows it has it: files to save, commands to type, snippets that stand in their files.

/** Fenced blocks: language, what stands behind it (a file's name), and the text. */
export function blocksOf(markdown) {
  return [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language, file, text]) => ({
      language,
      file,
      text,
    }),
  );
}

/** Commands of a guide in order, with the address that it names put to one that runs. */
export function commandsOf(markdown, address) {
  return blocksOf(markdown)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.trim().split('\n'))
    .map((line) => line.replaceAll('http://127.0.0.1:3000', address));
}

/** Files that the author has already: blocks of data with a name. */
export const filesOf = (markdown) =>
  blocksOf(markdown).filter(({ language, file }) => language === 'csv' && file !== undefined);

/** Code that the guide shows of a file that the author has by then; each line of it must stand in the file. */
export const snippetsOf = (markdown) =>
  blocksOf(markdown).filter(
    ({ language, file }) => (language === 'ts' || language === 'json') && file !== undefined,
  );

/** Processes that a line starts: what `&&`, `;`, `|` and `||` part counts one by one, `cd` too. */
export const processesIn = (line) =>
  line
    .replaceAll(/"[^"]*"|'[^']*'/g, 'quoted')
    .split(/&&|\|\|?|;/)
    .filter((part) => part.trim() !== '').length;
