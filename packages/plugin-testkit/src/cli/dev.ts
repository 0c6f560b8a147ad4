import { existsSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import type { ChartExample } from '@fairshift/plugin-sdk';
import { previewCharts } from '../preview/chart-preview.js';
import { previewPage } from '../preview/preview-page.js';
import { previewSources } from '../preview/source-preview.js';
import { openSubject } from '../subject/subject.js';
import { buildPlugin } from './build.js';
import { CliError } from './cli-error.js';
import { sayCore } from './core-version.js';
import type { CliOptions } from './main.js';
import { pluginFolder, say } from './plugin-folder.js';

const PORT = 4310;
const SETTLE_MS = 200;

interface Preview {
  readonly page: string;
  readonly lines: readonly string[];
  readonly charts: number;
}

/** Shows what a plugin makes of the author's own file, and shows it again after each change. */
export async function dev(target: string, options: CliOptions): Promise<number> {
  const folder = pluginFolder(target);
  if (options.core !== undefined) await sayCore(options.core);
  const file = options.file === undefined ? undefined : resolve(options.file);
  if (file !== undefined && !existsSync(file)) throw new CliError(`There is no file ${file}.`);
  const first = await preview(folder, file);
  say(first.lines.join('\n'));
  if (options.once === true) return 0;
  return keepShowing(folder, file, first, portOf(options));
}

function portOf({ port }: CliOptions): number {
  if (port === undefined) return PORT;
  if (!/^\d{1,5}$/.test(port)) throw new CliError(`--port takes a number, not "${port}".`);
  return Number(port);
}

async function preview(folder: string, file: string | undefined): Promise<Preview> {
  await buildPlugin(folder);
  const subject = await openSubject(join(folder, 'dist'));
  try {
    const { title, contributes } = subject.manifest;
    const isOwnChart = file?.endsWith('.json') === true;
    const lines = await previewSources(subject, isOwnChart ? undefined : file);
    const charts = await previewCharts(subject, isOwnChart ? await ownData(file) : undefined);
    const heard = charts.map(
      ({ example, description, failure }) => `${example}: ${description?.headline ?? failure}`,
    );
    return {
      page: previewPage(title, charts, lines),
      lines: [...lines, ...heard],
      charts: (contributes.charts ?? []).length,
    };
  } finally {
    await subject.close();
  }
}

/** The input of a chart as its page gives it. */
async function ownData(file: string): Promise<ChartExample> {
  try {
    const input = JSON.parse(await readFile(file, 'utf8')) as ChartExample['input'];
    return { id: 'own', title: file, input, options: {} };
  } catch {
    throw new CliError(`${file} is no JSON. A chart takes the input of a chart, as JSON.`);
  }
}

async function keepShowing(
  folder: string,
  file: string | undefined,
  first: Preview,
  port: number,
): Promise<number> {
  let current = first;
  const listeners = new Set<ServerResponse>();
  const again = async () => {
    try {
      current = await preview(folder, file);
      say(`\n${current.lines.join('\n')}`);
    } catch (error) {
      say(`\n${(error as Error).message}`);
    }
    for (const response of listeners) response.write('data: changed\n\n');
  };
  for (const path of ['src', 'fixtures', 'fairshift.plugin.json'].map((name) => join(folder, name)))
    if (existsSync(path)) watch(path, { recursive: true }, afterAWhile(again));
  if (file !== undefined) watch(file, afterAWhile(again));
  const server = createServer((request, response) => {
    if (request.url === '/changes') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(current.page);
  });
  server.listen(port, '127.0.0.1', () =>
    say(`\nThe preview is at http://127.0.0.1:${port}. Press Ctrl+C to stop.`),
  );
  await new Promise<void>((done) => process.once('SIGINT', done));
  server.closeAllConnections();
  server.close();
  process.exit(0);
}

/** Editors write a file in several steps. */
function afterAWhile(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(work)), SETTLE_MS);
  };
}
