import { writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { conform, type ConformOptions } from '../conform.js';
import { reportWords } from '../report-words.js';
import type { ConformanceReport } from '../report.js';
import { openFsplugin } from '../fsplugin/open-fsplugin.js';
import { buildPlugin } from './build.js';
import { CliError } from './cli-error.js';
import type { CliOptions } from './main.js';
import { pluginFolder, say } from './plugin-folder.js';

/** Holds a plugin's folder (built afresh), a pack or a `.fsplugin` against its contracts. */
export async function conformCommand(target: string, options: CliOptions): Promise<number> {
  const previous = options.previous === undefined ? undefined : await openFsplugin(options.previous);
  const opened = await openTarget(target);
  try {
    const report = await conform(opened.folder, {
      ...rowsOf(options),
      keepPictures: options['keep-pictures'] === true,
      ...(previous === undefined ? {} : { previous: previous.folder }),
    });
    await tell(report, options);
    return passes(report) ? 0 : 1;
  } finally {
    await opened.remove();
    await previous?.remove();
  }
}

const nothing = async (): Promise<void> => undefined;

async function openTarget(target: string) {
  if (target.endsWith('.fsplugin')) return openFsplugin(target);
  // A pack holds its modules beside its manifest; an author's folder has them in dist.
  if (existsSync(join(target, 'fairshift.plugin.json')) && !existsSync(join(target, 'package.json')))
    return { folder: resolve(target), remove: nothing };
  const folder = pluginFolder(target);
  await buildPlugin(folder);
  return { folder: join(folder, 'dist'), remove: nothing };
}

/** Rows of the large file: as typed, or for a machine that has no time for a million as its environment says. */
export function rowsOf({ rows = process.env['FAIRSHIFT_KIT_ROWS'] }: CliOptions): ConformOptions {
  if (rows === undefined) return {};
  if (!/^\d{1,8}$/.test(rows)) throw new CliError(`--rows takes a number, not "${rows}".`);
  return { rows: Number(rows) };
}

export const passes = ({ badge }: ConformanceReport): boolean => badge === 'conforms' || badge === 'verified';

export async function tell(report: ConformanceReport, { json }: CliOptions): Promise<void> {
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
  say(reportWords(report));
}
