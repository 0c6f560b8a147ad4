import { tmpdir } from 'node:os';
import { ChartPainter, composeThumbnail, type Drawing } from '@fairshift/plugin-host/chart';
import type { ChartExample } from '@fairshift/plugin-sdk';
import { ChartProcess } from '../subject/chart-process.js';
import type { Subject } from '../subject/subject.js';
import { drawFor } from '../suites/chart-1/drawing.js';

export interface ChartPreview {
  readonly chart: string;
  readonly example: string;
  /** The picture, cleaned by the host; undefined with a failure. */
  readonly svg?: string;
  readonly description?: Drawing['description'];
  readonly failure?: string;
}

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Every example of every chart, or `own` data instead, drawn as the host draws a board paper. */
export async function previewCharts(subject: Subject, own?: ChartExample): Promise<readonly ChartPreview[]> {
  const painter = new ChartPainter({ registry: subject.host.registry, workFolder: tmpdir(), log });
  const previews: ChartPreview[] = [];
  for (const chart of subject.manifest.contributes.charts ?? []) {
    const ref = { pluginId: subject.manifest.id, chartId: chart.id };
    for (const { title, input, options } of own === undefined ? await examplesOf(subject, chart) : [own]) {
      const named = { chart: chart.title, example: title };
      try {
        const drawing = await painter.draw(ref, { input, options, draw: drawFor('screen') });
        previews.push({ ...named, svg: composeThumbnail(drawing).svg, description: drawing.description });
      } catch (error) {
        previews.push({ ...named, failure: (error as Error).message });
      }
    }
  }
  return previews;
}

async function examplesOf(subject: Subject, chart: Parameters<typeof ChartProcess.start>[1]) {
  const child = await ChartProcess.start(subject, chart);
  try {
    return (await child.facts()).examples;
  } finally {
    await child.end();
  }
}
