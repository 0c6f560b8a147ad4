// docs/reference/plugin-sdk.md from the SDK's own docstrings: `node reference.mjs` writes it, a test compares it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const target = path.join(root, 'docs/reference/plugin-sdk.md');
const CHAPTERS = [
  ['Data sources', 'data-source'],
  ['Failures of a source', 'plugin-error'],
  ['Charts', 'chart'],
  ['The manifest', 'manifest'],
  ['Values', 'json'],
  ['Building', 'vite'],
];
const INTRODUCTION = `# The plugin SDK

Made from the docstrings of \`packages/plugin-sdk\` by \`node tooling/plugin-kit/reference.mjs\`. Do not edit it here.

Import from \`@fairshift/plugin-sdk\`; \`definePlugin\` comes from \`@fairshift/plugin-sdk/vite\`. Guides:
[your CSV becomes a data source](../guides/plugins/your-csv.md),
[an API with pages and a token](../guides/plugins/your-api.md), [your own chart](../guides/plugins/your-chart.md).
`;

/** The next statement at the left edge ends the one before. */
const STARTS = /^(?:\/\*\*|export |const |function |class |import |\/\/)/;

/** Exported declarations of a source text, each with its docstring. */
export function declarationsOf(text) {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    const name = /^export (?:declare )?(?:interface|type|class|const|function) (\w+)/.exec(line)?.[1];
    if (name === undefined) return [];
    const next = lines.findIndex((each, index) => index > at && STARTS.test(each));
    const code = lines
      .slice(at, next < 0 ? undefined : next)
      .join('\n')
      .trim();
    return [
      {
        name,
        words: docstringBefore(lines, at),
        code: line.includes(' function ') ? signatureOf(code) : code,
      },
    ];
  });
}

function docstringBefore(lines, at) {
  if (!lines[at - 1]?.trim().endsWith('*/')) return '';
  const from = lines.slice(0, at).findLastIndex((line) => line.startsWith('/**'));
  return lines
    .slice(from, at)
    .map((line) => line.replace(/^\s*\/?\*{1,2}\/? ?|\s*\*\/$/g, ''))
    .join('\n')
    .trim();
}

const signatureOf = (code) => code.slice(0, code.search(/ \{\n/)).concat(';');

/** The whole page. */
export function referenceText() {
  const chapters = CHAPTERS.map(([title, file]) => {
    const text = readFileSync(path.join(root, `packages/plugin-sdk/src/${file}.ts`), 'utf8');
    const parts = declarationsOf(text).map(
      ({ name, words, code }) =>
        `### ${name}\n\n${words === '' ? '' : `${words}\n\n`}\`\`\`ts\n${code}\n\`\`\`\n`,
    );
    return `## ${title}\n\n${parts.join('\n')}`;
  });
  return [INTRODUCTION, ...chapters].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, referenceText());
