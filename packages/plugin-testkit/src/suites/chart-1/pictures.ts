import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChartDrawError, ChartPainter } from '@fairshift/plugin-host/chart';
import type { ChartExample } from '@fairshift/plugin-sdk';
import { notApplicable, type Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { drawFor, PURPOSES } from './drawing.js';

export const pictures: Check<ChartSubject> = {
  id: 'chart/1/7',
  title: 'The pictures of the examples are those that were kept',
  badge: 'conforms',
  why: 'A change that nobody meant is seen in a picture, and in no figure.',
  async run({ subject, chart, child }) {
    const { pictures: folder, keepPictures } = subject;
    const kept = await readdir(folder).catch(() => []);
    if (!keepPictures && !kept.some((name) => name.startsWith(`${chart.id}.`)))
      return notApplicable('No pictures are kept yet: fairshift-plugin conform --keep-pictures keeps them.');
    const painter = painterOf(subject);
    const faults: Finding[] = [];
    for (const example of (await child.facts()).examples)
      for (const purpose of PURPOSES) {
        const ref = { pluginId: subject.manifest.id, chartId: chart.id };
        const drawn = await pictureOf(painter, ref, { example, purpose });
        const file = join(folder, `${chart.id}.${example.id}.${purpose}`);
        const fault = keepPictures ? await keep(file, drawn) : await compared(file, drawn);
        if (fault !== undefined) faults.push(fault);
      }
    return faults;
  },
};

function painterOf({ host }: ChartSubject['subject']): ChartPainter {
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new ChartPainter({ registry: host.registry, workFolder: tmpdir(), log, childUidBase: 69_200 });
}

/** As the server draws it: an element on each line, numbers to 3 decimals, so that a change can be read. */
async function pictureOf(
  painter: ChartPainter,
  ref: { readonly pluginId: string; readonly chartId: string },
  { example, purpose }: { example: ChartExample; purpose: (typeof PURPOSES)[number] },
): Promise<string | Error> {
  const draw = drawFor(purpose);
  const { input, options } = example;
  try {
    const { shapes, width, height } = await painter.draw(ref, { input, options, draw });
    const text = shapes
      .replaceAll(/>\s*</g, '>\n<')
      .replaceAll(/-?\d+\.\d{4,}/g, (number) => String(Number(Number(number).toFixed(3))));
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">\n${text}\n</svg>\n`;
  } catch (error) {
    if (error instanceof ChartDrawError) return error;
    throw error;
  }
}

async function keep(file: string, drawn: string | Error): Promise<Finding | undefined> {
  if (drawn instanceof Error) return undrawn(file, drawn);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(`${file}.svg`, drawn);
  await rm(`${file}.changed.svg`, { force: true });
  return undefined;
}

async function compared(file: string, drawn: string | Error): Promise<Finding | undefined> {
  if (drawn instanceof Error) return undrawn(file, drawn);
  const before = await readFile(`${file}.svg`, 'utf8').catch(() => undefined);
  if (before === drawn) {
    await rm(`${file}.changed.svg`, { force: true });
    return undefined;
  }
  await writeFile(`${file}.changed.svg`, drawn);
  const name = nameOf(file);
  return {
    what:
      before === undefined
        ? `Of ${name} no picture is kept; ${name}.changed.svg is what is drawn now.`
        : `${name}.svg and what is drawn now differ: ${name}.changed.svg.`,
    change: 'Look at it. Where it is as it should be, fairshift-plugin conform --keep-pictures keeps it.',
  };
}

const nameOf = (file: string): string => `fixtures/pictures/${file.split(/[\\/]/).at(-1) ?? ''}`;
const undrawn = (file: string, { message }: Error): Finding => ({
  what: `${nameOf(file)} is not drawn: ${message}`,
  change: 'Mend the chart, or the example.',
});
