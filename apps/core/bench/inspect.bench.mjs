// `inspect` of large files against the bare time of the parser that the design names: each CSV fixture of the sources
// repeated to 200 MB against papaparse, each workbook repeated to 100,000 rows against read-excel-file. Memory is that of
// all processes of the command together. FAIRSHIFT_BENCH_MB, FAIRSHIFT_BENCH_ROWS and FAIRSHIFT_BENCH_FILE (a word of the
// file's name) make it smaller.
import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { atMost, figure, load, median, writeFigures } from './figures.mjs';
import { residentBelow } from './memory.mjs';

const MEGABYTES = Number(process.env.FAIRSHIFT_BENCH_MB ?? 200);
const ROWS = Number(process.env.FAIRSHIFT_BENCH_ROWS ?? 100_000);
const WORD = process.env.FAIRSHIFT_BENCH_FILE ?? '';
/** A bare parse takes a fifth more or less from one run to the next. */
const ROUNDS = 3;
const TIMES_BARE = 3;
const CSV_MB = 300;
const WORKBOOK_MB = 400;
const plugins = fileURLToPath(new URL('../../../plugins', import.meta.url));
const cli = fileURLToPath(new URL('../dist/command/fairshift.mjs', import.meta.url));
const bare = fileURLToPath(new URL('./bare-parse.mjs', import.meta.url));

const fixtures = (extension) =>
  readdirSync(plugins)
    .flatMap((plugin) => {
      const folder = path.join(plugins, plugin, 'fixtures');
      try {
        return readdirSync(folder).map((name) => path.join(folder, name));
      } catch {
        return [];
      }
    })
    .filter((file) => file.endsWith(extension) && path.basename(file).includes(WORD));

/** The rows behind the heading again and again. */
function repeatCsv(file, into) {
  const bytes = readFileSync(file);
  const body = bytes.subarray(bytes.indexOf(10) + 1);
  const whole = body.at(-1) === 10 ? body : Buffer.concat([body, Buffer.from('\n')]);
  const out = openSync(into, 'w');
  writeSync(out, bytes.subarray(0, bytes.indexOf(10) + 1));
  for (let size = 0; size < MEGABYTES * 1e6; size += whole.length) writeSync(out, whole);
  closeSync(out);
}

/** The rows of the largest sheet again and again, with their numbers put right. */
function repeatWorkbook(file, into) {
  const parts = unzipSync(readFileSync(file));
  const name = Object.keys(parts)
    .filter((part) => /^xl\/worksheets\/[^/]+\.xml$/.test(part))
    .toSorted((x, y) => parts[y].length - parts[x].length)[0];
  const xml = strFromU8(parts[name]);
  const [from, to] = [xml.indexOf('<row'), xml.indexOf('</sheetData>')];
  const rows = xml.slice(from, to).match(/<row[\s\S]*?<\/row>/g);
  const body = rows.slice(Math.min(20, rows.length - 1));
  for (let at = rows.length; at < ROWS; at += 1) {
    const row = body[at % body.length];
    rows.push(row.replace(/(<row[^>]*? r=")\d+/, `$1${at + 1}`).replace(/(<c r="[A-Z]+)\d+/g, `$1${at + 1}`));
  }
  parts[name] = strToU8(`${xml.slice(0, from)}${rows.join('')}${xml.slice(to)}`);
  writeFileSync(into, zipSync(parts, { level: 1 }));
}

/** Seconds, and the highest memory of a program with all that it starts. */
function timed(args) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let [peak, text] = [0, ''];
    child.stdout.on('data', (piece) => (text += piece));
    const timer = setInterval(() => {
      peak = Math.max(peak, residentBelow(child.pid));
    }, 50);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      // 1: rows that say the same again are problems, and here all do.
      resolve({ seconds: (performance.now() - began) / 1000, peak: peak / 1e6, code, text });
    });
  });
}

/** How a source ends that has not read its file: it would look fast. */
const BAD_ENDS = ['crashed', 'killed', 'not-started', 'timed-out', 'out-of-memory', 'protocol-broken'];

/** Whether the file went through the source of its own plugin, to its end or to a fault in it. */
function isRead(text, file) {
  const [{ recognised, problems }] = JSON.parse(text);
  const manifest = readFileSync(path.join(path.dirname(file), '../fairshift.plugin.json'), 'utf8');
  return (
    manifest.includes(`"id": "${recognised[0]?.source}"`) &&
    !problems.some(({ rule }) => BAD_ENDS.includes(rule))
  );
}

async function compare(file, repeat, bar, folder) {
  const large = path.join(folder, path.basename(file));
  repeat(file, large);
  const name = `${path.basename(file)} (${Math.round(statSync(large).size / 1e6)} MB)`;
  const rest = (await timed([cli, 'inspect', '--json', file])).peak;
  const [bares, ours] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await timed(['--stack-size=3900', bare, large]));
    ours.push(await timed([cli, 'inspect', '--json', large]));
  }
  rmSync(large);
  const isSound = bares.every(({ code }) => code === 0) && ours.every(({ text }) => isRead(text, file));
  const seconds = (runs) => median(runs.map((each) => each.seconds));
  figure(`${name}: bare parser`, seconds(bares), 's');
  figure(`${name}: inspect`, seconds(ours), 's');
  const times = isSound ? seconds(ours) / seconds(bares) : Number.NaN;
  atMost(`${name}: inspect over bare`, times, 'times', TIMES_BARE);
  const above = Math.max(0, ...ours.map(({ peak }) => peak - rest));
  atMost(`${name}: memory above that of the small file`, above, 'MB', bar);
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-inspect-'));
try {
  figure('load of the machine', load(), '');
  for (const file of fixtures('.csv')) await compare(file, repeatCsv, CSV_MB, folder);
  for (const file of fixtures('.xlsx')) await compare(file, repeatWorkbook, WORKBOOK_MB, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
writeFigures();
