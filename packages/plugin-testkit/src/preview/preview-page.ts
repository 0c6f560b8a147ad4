import type { ChartPreview } from './chart-preview.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: unknown): string =>
  String(value ?? 'no figure').replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter);

/** A page with picture, words and table of each example; it loads itself again when the plugin was built again. */
export function previewPage(
  title: string,
  previews: readonly ChartPreview[],
  lines: readonly string[],
): string {
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>${text(title)}</title>
<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}svg{max-width:100%;height:auto}
td,th{text-align:left;padding:.25rem 1rem .25rem 0;border-bottom:1px solid #d8dde0}pre{white-space:pre-wrap}</style>
<h1>${text(title)}</h1>
${lines.length === 0 ? '' : `<pre>${text(lines.join('\n'))}</pre>`}
${previews.map(section).join('\n')}
<script>new EventSource('/changes').onmessage = () => location.reload();</script>
</html>
`;
}

function section({ chart, example, svg, description, failure }: ChartPreview): string {
  const heading = `<h2>${text(chart)}: ${text(example)}</h2>`;
  if (description === undefined || svg === undefined) return `${heading}<p>${text(failure)}</p>`;
  const { headline, sentences, table } = description;
  const rows = table.rows
    .map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`)
    .join('\n');
  return `${heading}
<p><strong>${text(headline)}</strong></p>
${svg}
${sentences.map((sentence) => `<p>${text(sentence)}</p>`).join('\n')}
<table><caption>${text(table.caption)}</caption>
<tr>${table.columns.map((column) => `<th scope="col">${text(column)}</th>`).join('')}</tr>
${rows}
</table>`;
}
