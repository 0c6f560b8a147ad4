import type { SourceSubject, RunCase } from '../subject/source-subject.js';
import { sourceCases, read } from '../subject/source-subject.js';
import { openFixture } from '../subject/fixtures.js';
import type { Reading } from '../subject/reading.js';
import type { Subject } from '../subject/subject.js';

const number = new Intl.NumberFormat('en-GB');
const PROBLEMS_SHOWN = 20;

/** What the sources of a plugin make of a file, or of their fixtures, in the words of `fairshift inspect`. */
export async function previewSources(subject: Subject, file?: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const source of subject.manifest.contributes.dataSources ?? []) {
    const opened = await sourceCases(subject, source);
    const cases = file === undefined ? opened.cases : [await caseOf(opened, file)];
    for (const each of cases)
      lines.push(...(typeof each === 'string' ? [each] : await caseWords(opened, each)));
  }
  return lines;
}

async function caseOf({ subject, source }: SourceSubject, path: string): Promise<RunCase | string> {
  const file = await openFixture(path);
  const { known } = await subject.host.host.recognise(file).finally(() => file.close());
  const found = known.find(({ source: ref }) => ref.sourceId === source.id);
  if (found === undefined) return `${path}: "${source.title}" does not know this file.`;
  const asks = found.recognition.needs?.includes('period') === true;
  const answers = asks ? { answers: { period: '2000-01-01/2000-02-01', periodKind: 'month' as const } } : {};
  return { name: `${path} (${found.recognition.because})`, file: path, config: {}, ...answers };
}

async function caseWords(subject: SourceSubject, each: RunCase): Promise<readonly string[]> {
  try {
    return [
      `${subject.source.id}: ${each.name}`,
      ...readingWords(await read(subject, each)).map((line) => `  ${line}`),
    ];
  } catch (error) {
    return [`${subject.source.id}: ${each.name}`, `  ${(error as Error).message}`];
  }
}

/** Rows, periods, groups, sums and problems. */
export function readingWords({
  file,
  rowsDone,
  dictionaries,
  sums,
  kinds,
  problems,
  problemCount,
}: Reading): readonly string[] {
  const rows = file?.rows ?? { read: rowsDone, notes: 0, refused: 0 };
  const lines = [
    `Rows: ${number.format(rows.read)} read, ${number.format(rows.notes)} notes, ${number.format(rows.refused)} refused.`,
  ];
  const starts = dictionaries.periods.map(({ start }) => start).toSorted();
  const ends = dictionaries.periods.map(({ end }) => end).toSorted();
  if (starts.length > 0) lines.push(`From ${starts[0]} up to ${ends.at(-1)}, in ${starts.length} periods.`);
  for (const { id, label } of dictionaries.stratifiers) {
    const groups = dictionaries.groups.filter(({ stratifierId }) => stratifierId === id);
    lines.push(
      `Split by ${label}: ${groups.map((group) => `${group.label}${group.role === 'group' ? '' : ' (not known)'}`).join(', ')}`,
    );
  }
  for (const [column, { numerator, denominator }] of sums)
    lines.push(
      `${column} (${kinds.get(column)}): numerator ${number.format(numerator)}${denominator > 0 ? `, denominator ${number.format(denominator)}` : ''}`,
    );
  lines.push(
    ...problems.slice(0, PROBLEMS_SHOWN).map(({ row, message }) => `Problem in row ${row}: ${message}`),
  );
  if (problemCount > PROBLEMS_SHOWN)
    lines.push(`and ${number.format(problemCount - PROBLEMS_SHOWN)} more problems`);
  return lines;
}
