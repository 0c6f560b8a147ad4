// How much a browser fetches before the first chart: index.html and what it names, gzipped.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BAR_KB = 250;

/** Follows static imports only: what is imported on demand comes with the page that needs it. */
export function shellSize(root) {
  const dist = path.join(root, 'apps/shell/dist');
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    if (!/\.(js|html)$/.test(file)) return;
    const text = readFileSync(file, 'utf8');
    const named = file.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="\/shell\/([^"]+\.(?:js|css))"/g)].map((match) =>
          path.join(dist, match[1]),
        )
      : [...text.matchAll(/(?:from|import)\s*"(\.\/[^"]+)"/g)].map((match) =>
          path.join(path.dirname(file), match[1]),
        );
    for (const next of named) visit(next);
  };
  visit(path.join(dist, 'index.html'));
  const bytes = [...seen].reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0);
  const figure = Math.round(bytes / 102.4) / 10;
  return { name: 'shell before charts, gzip', figure, unit: 'kB', bar: BAR_KB, holds: figure < BAR_KB };
}
