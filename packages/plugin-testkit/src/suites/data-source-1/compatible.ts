import semver from 'semver';
import type { DimensionSpec, MeasureSpec, StreamSpec } from '@fairshift/plugin-sdk';
import { notApplicable, type Check, type Outcome } from '../../check.js';
import { discover, sourceCases, type SourceSubject } from '../../subject/source-subject.js';

/** What of a stream may change within a major version only by being added to. */
export function breaks(before: readonly StreamSpec[], after: readonly StreamSpec[]): readonly string[] {
  return before.flatMap((old) => {
    const now = after.find(({ id }) => id === old.id);
    if (now === undefined) return [`the stream "${old.id}" is gone`];
    return [
      ...old.dimensions.flatMap((part) => lostDimension(part, now)),
      ...old.measures.flatMap((part) => lostMeasure(part, now)),
      ...(JSON.stringify(old.key.toSorted()) === JSON.stringify(now.key.toSorted())
        ? []
        : [`the key of "${old.id}" is another`]),
    ];
  });
}

function lostDimension(old: DimensionSpec, { dimensions }: StreamSpec): readonly string[] {
  const now = dimensions.find(({ id }) => id === old.id);
  if (now === undefined) return [`the dimension "${old.id}" is gone`];
  if (now.type !== old.type || now.role !== old.role || now.codeSystem !== old.codeSystem)
    return [`the dimension "${old.id}" has another type, role or code list`];
  return [];
}

function lostMeasure(old: MeasureSpec, { measures }: StreamSpec): readonly string[] {
  const now = measures.find(({ id }) => id === old.id);
  if (now === undefined) return [`the measure "${old.id}" is gone`];
  const changed = (['kind', 'unit', 'polarity', 'multiplier'] as const).filter(
    (field) => now[field] !== old[field],
  );
  return changed.map((field) => `the measure "${old.id}" has another ${field}`);
}

async function compare(subject: SourceSubject): Promise<Outcome> {
  const { previous, manifest } = subject.subject;
  if (previous === undefined)
    return notApplicable('No version published before was named (--previous FILE.fsplugin).');
  const part = previous.manifest.contributes.dataSources?.find(({ id }) => id === subject.source.id);
  if (part === undefined) return notApplicable('The version before did not have this data source.');
  if (semver.major(manifest.version) > semver.major(previous.manifest.version))
    return notApplicable('This is a new major version, which may change everything.');
  // The version before is asked with today's fixtures: the same question to both.
  const old = await sourceCases({ ...previous, fixtures: subject.subject.fixtures }, part);
  const [first] = subject.cases;
  if (first === undefined) return notApplicable('There is no case to compare with.');
  const lost = breaks(await discover(old, first), await discover(subject, first));
  return lost.map((what) => ({
    what: `Since version ${previous.manifest.version}, ${what}.`,
    change: 'Bring it back, or give the plugin a new major version.',
  }));
}

export const compatible: Check<SourceSubject> = {
  id: 'data-source/1/12',
  title: 'Nothing that the last version gave is gone or means something else',
  badge: 'conforms',
  why: 'Charts and measures name these columns. What is gone breaks them, and what means something else falsifies them.',
  run: compare,
};
