// Prints what a first page costs before any chart, and fails above the bar.
// Counted: the entry and every module that it imports at once, and their style sheets, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BAR_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));

function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const sheet of chunk.css ?? []) seen.add(sheet);
  for (const other of chunk.imports ?? []) filesOf(other, seen);
  return seen;
}

const gzipped = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const files = [...filesOf('index.html')].map((file) => ({ file, bytes: gzipped(file) }));
const total = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
const heavy = [...filesOf('index.html')].filter((file) =>
  readFileSync(new URL(file, dist)).includes('zrender'),
);

for (const { file, bytes } of files) console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
console.log(`Shell before charts: ${total.toFixed(1)} kB gzip (bar ${BAR_KB} kB).`);
if (total > BAR_KB) throw new Error(`The shell is ${total.toFixed(1)} kB gzip, above ${BAR_KB} kB.`);
if (heavy.length > 0) throw new Error(`ECharts is loaded before a chart is asked for: ${heavy.join(', ')}.`);
