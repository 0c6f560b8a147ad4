import type { ImportJob } from '@fairshift/contracts';
import { openNeeds } from './check/understand-file.js';
import type { ImportRow } from './import.entity.js';
import { needsWithMapping } from './mapping/mapping-answers.js';

export type Candidate = ImportJob['candidates'][number];

/** What the file says it needs and the person has not answered. */
export function needsOf(
  row: Pick<ImportRow, 'recognised' | 'pluginId' | 'sourceId' | 'answers' | 'config'>,
): ImportJob['needs'] {
  const chosen = row.recognised.find(
    ({ pluginId, sourceId }) => pluginId === row.pluginId && sourceId === row.sourceId,
  );
  const { mapping } = row.config;
  return openNeeds(needsWithMapping(chosen?.needs ?? [], mapping), { ...row.answers, mapping });
}

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** An import as the API tells of it. */
export function importView(row: ImportRow, candidates: readonly Candidate[] = []): ImportJob {
  const { pluginId, sourceId } = row;
  const { target, understanding, plan, progress, outcome, datasetId, finishedAt } = row;
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    file: {
      name: row.fileName,
      size: row.fileSize,
      sha256: row.sha256,
      ...present({ removedAt: row.fileRemovedAt }),
    },
    uploadedBy: row.uploadedByName,
    uploadedAt: row.uploadedAt,
    recognised: row.recognised.filter(({ score }) => score > 0),
    ...(pluginId !== null && sourceId !== null ? { source: { pluginId, sourceId } } : {}),
    needs: needsOf(row),
    answers: row.answers,
    ...(row.config.mapping === undefined ? {} : { mapping: row.config.mapping }),
    candidates: [...candidates],
    problemCount: row.problemCount,
    ...notRecognised(row),
    ...present({ target, understanding, plan, progress, outcome, datasetId, finishedAt }),
  };
}

function notRecognised({ recognised }: ImportRow): Pick<ImportJob, 'notRecognised'> {
  const told = recognised.filter(({ score }) => score === 0);
  if (told.length === 0) return {};
  return {
    notRecognised: told.map(({ pluginId, sourceId, title, because, silent }) => ({
      pluginId,
      sourceId,
      title,
      because,
      asked: silent !== true,
    })),
  };
}

const MONTH =
  /(?<![a-z])(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(uary|ruary|ch|il|ust|ember|ober)?(?![a-z])/g;

/** The name of a file without what differs from month to month: "complaints-2024-03.csv" is "complaints". */
const stem = (name: string) =>
  name
    .toLowerCase()
    .replace(/\.\w+$/, '')
    .replaceAll(MONTH, ' ')
    .replaceAll(/[^a-z]+/g, ' ')
    .trim();

/** Datasets of the same source, those fed by files of a like name first. */
export function rankCandidates(
  fileName: string,
  datasets: readonly { id: string; title: string; fileName: string | null }[],
): Candidate[] {
  const named = stem(fileName);
  const isLike = (name: string | null) => name !== null && named !== '' && stem(name) === named;
  return datasets
    .map(({ id, title, fileName: last }) => ({
      datasetId: id,
      title,
      because: last === null ? 'It holds nothing yet.' : `The last file in it was ${last}.`,
      likely: isLike(last),
    }))
    .toSorted((x, y) => Number(y.likely) - Number(x.likely));
}
