import { pluginManifest, type PluginManifest } from '@fairshift/plugin-sdk';
import semver from 'semver';
import { PackError } from '../errors.js';

export const MANIFEST_FILE = 'fairshift.plugin.json';

/**
 * Reads a manifest strictly: unknown fields, a version range without an upper end, two parts with one
 * id or a path outside `dist/` are refused with a `PackError` that names the field.
 */
export function parseManifest(text: string): PluginManifest {
  const result = pluginManifest.safeParse(parseJson(text));
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    throw invalid(`${field === '' ? '' : `In "${field}": `}${issue?.message ?? 'not a manifest.'}`);
  }
  const manifest = result.data;
  checkRange(manifest);
  checkIds(manifest);
  for (const path of [...namedFiles(manifest), ...Object.keys(manifest.files)]) {
    if (!path.startsWith('dist/')) throw invalid(`Every file lies in "dist/", but one is "${path}".`);
  }
  return manifest;
}

/** The files that the manifest itself names: entries, schemas and pictures. */
export function namedFiles(manifest: PluginManifest): readonly string[] {
  const { dataSources = [], charts = [] } = manifest.contributes;
  const named = [
    ...dataSources.flatMap((source) => [source.entry, source.configSchema]),
    ...charts.flatMap((chart) => [chart.entry, chart.optionsSchema, chart.thumbnail]),
  ];
  return [...new Set(named.filter((path) => path !== undefined))];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PackError('manifest-invalid', `The file ${MANIFEST_FILE} is not valid JSON.`, { cause });
  }
}

/** A range such as ">=1.0.0" would promise to work with every version to come. */
function checkRange(manifest: PluginManifest): void {
  const range = manifest.engines.fairshift;
  if (semver.validRange(range) === null) throw invalid(`"${range}" is no range of versions.`);
  const bounded = new semver.Range(range).set.every((part) =>
    part.some(
      (comparator) => comparator.operator === '<' || comparator.operator === '<=' || isExact(comparator),
    ),
  );
  if (!bounded) throw invalid(`"${range}" needs an upper end, such as "^1.4.0".`);
}

function isExact(comparator: semver.Comparator): boolean {
  return comparator.operator === '' && comparator.semver instanceof semver.SemVer && comparator.value !== '';
}

function checkIds(manifest: PluginManifest): void {
  const { dataSources = [], charts = [] } = manifest.contributes;
  if (dataSources.length + charts.length === 0)
    throw invalid('The plugin brings neither a data source nor a chart.');
  for (const list of [dataSources, charts]) {
    const ids = list.map((part) => part.id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw invalid(`Two parts have the id "${twice}".`);
  }
}

function invalid(why: string): PackError {
  return new PackError('manifest-invalid', `The manifest is not right. ${why}`);
}
