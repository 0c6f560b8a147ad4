import { shortHash } from '../pack/hash.js';
import { packFile } from '../pack/pack-folder.js';
import type { PluginRecord } from './plugin-record.js';

/** A chart that a browser may load; every address holds the hash, so its content never changes. */
export interface PublicChart {
  readonly pluginId: string;
  readonly chartId: string;
  readonly title: string;
  readonly version: string;
  readonly url: string;
  readonly exportName: string;
  readonly integrity: string;
  readonly publisher: string;
  readonly optionsSchemaUrl?: string;
  readonly thumbnailUrl?: string;
}

export interface PublicFile {
  readonly path: string;
  readonly contentType: string;
  /** What the bytes must hash to before they are sent. */
  readonly sha384: string;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
};

/** What of a ready plugin the browser may load: its option charts. Component charts need a review first. */
export function publicChartsOf(record: PluginRecord): readonly PublicChart[] {
  const { manifest } = record;
  if (manifest === undefined || record.state !== 'ready') return [];
  return (manifest.contributes.charts ?? [])
    .filter((chart) => chart.view === 'option')
    .map((chart) => ({
      pluginId: manifest.id,
      chartId: chart.id,
      title: chart.title,
      version: manifest.version,
      url: urlOf(record, chart.entry),
      exportName: chart.export,
      integrity: manifest.files[chart.entry] ?? '',
      publisher: manifest.publisher.name,
      ...(chart.optionsSchema === undefined ? {} : { optionsSchemaUrl: urlOf(record, chart.optionsSchema) }),
      ...(chart.thumbnail === undefined ? {} : { thumbnailUrl: urlOf(record, chart.thumbnail) }),
    }));
}

/** The files behind `publicChartsOf`, by address. A source's module is never among them. */
export function publicFilesOf(record: PluginRecord): ReadonlyMap<string, PublicFile> {
  const files = new Map<string, PublicFile>();
  const { manifest } = record;
  if (manifest === undefined || record.state !== 'ready') return files;
  const charts = (manifest.contributes.charts ?? []).filter((chart) => chart.view === 'option');
  for (const path of charts.flatMap((chart) => [chart.entry, chart.optionsSchema, chart.thumbnail])) {
    const hash = path === undefined ? undefined : manifest.files[path];
    const contentType = TYPES[path?.split('.').at(-1) ?? ''];
    if (path === undefined || hash === undefined || contentType === undefined) continue;
    files.set(urlOf(record, path), { path: packFile(record.folder, path), contentType, sha384: hash });
  }
  return files;
}

function urlOf(record: PluginRecord, path: string): string {
  const { manifest, hash } = record;
  return `/plugins/${manifest?.id ?? ''}/${manifest?.version ?? ''}/${shortHash(hash ?? '')}/${path}`;
}
