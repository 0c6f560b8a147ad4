// A guide as the author who follows it has it: files to save, commands to type, snippets that stand in their files.

/** Fenced blocks, also inside a list: language, what stands behind it (a file's name), and the text. */
export function blocksOf(markdown) {
  return [...markdown.matchAll(/^( *)```(\w+)(?: (\S+))?\n([\s\S]*?)^\1```$/gm)].map(
    ([, indent, language, file, text]) => ({
      language,
      file,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

const TYPED = new Set(['sh', 'terminal']);

/**
 * What the author does, in order. `save`: a whole file; `look`: lines that the file has by then; `type`: one command;
 * `keep`: a command that goes on in a second terminal.
 */
export function stepsOf(markdown) {
  return blocksOf(markdown).flatMap(({ language, file, text }) => {
    if (language === 'terminal') return [{ kind: 'keep', line: text.trim() }];
    if (language === 'sh')
      return text
        .trim()
        .split('\n')
        .map((line) => ({ kind: 'type', line }));
    if (file === undefined) return [];
    return [{ kind: isWhole({ file, text }) ? 'save' : 'look', file, text }];
  });
}

/** Files beside the plugin are the author's own; of a file in it the guide shows lines, or all of it when it is JSON. */
const isWhole = ({ file, text }) => !file.includes('/') || text.startsWith('{\n');

/** Every block that is neither typed nor belongs to a file: the guide has none, or nothing would run it. */
export const strayBlocksOf = (markdown) =>
  blocksOf(markdown).filter(({ language, file }) => !TYPED.has(language) && file === undefined);

/** Processes that a line starts: what `&&`, `;`, `|` and `||` part counts one by one, `cd` too. */
export const processesIn = (line) =>
  line
    .replaceAll(/"[^"]*"|'[^']*'/g, 'quoted')
    .split(/&&|\|\|?|;/)
    .filter((part) => part.trim() !== '').length;
