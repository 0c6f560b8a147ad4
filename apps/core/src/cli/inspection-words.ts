import type { Inspected, Inspection } from './inspect-file.js';

const number = new Intl.NumberFormat('en-GB');

const PROBLEMS_SHOWN = 20;

/** A few lines for a person at a terminal. */
export function inspectionWords({ inspection, problemCount, notices = [] }: Inspected): string {
  const lines = [...sourceLines(inspection), ...dataLines(inspection)];
  lines.push(...notices.map((notice) => `Note: ${notice}`));
  const shown = inspection.problems.slice(0, PROBLEMS_SHOWN);
  lines.push(...shown.map(problemWords));
  const more = problemCount - shown.length;
  if (more > 0) lines.push(`and ${number.format(more)} more ${more === 1 ? 'problem' : 'problems'}`);
  return [inspection.file, ...lines.map((line) => `  ${line}`)].join('\n');
}

function sourceLines({ recognised, needs, problems }: Inspection): string[] {
  const [best] = recognised;
  if (!best) return problems.length > 0 ? [] : ['No source knows this kind of file.'];
  const lines = [`${best.source}: ${best.because}`];
  if (needs.includes('period')) {
    lines.push('The file does not say its period. Add --period START/END, such as 2017-12-01/2018-01-01.');
  }
  if (needs.includes('sheet'))
    lines.push('The workbook has more than one sheet with a table. Add --sheet NAME.');
  if (needs.includes('mapping')) lines.push('Say what its columns hold: add --mapping FILE.');
  return lines;
}

function dataLines({ encoding, rows, period, stratifiers, measures }: Inspection): string[] {
  const lines: string[] = [];
  if (encoding !== null) {
    const counts = [`${number.format(rows.read)} read`];
    if (rows.notes > 0) counts.push(`${number.format(rows.notes)} notes`);
    if (rows.refused > 0) counts.push(`${number.format(rows.refused)} refused`);
    lines.push(`Rows: ${counts.join(', ')}. Encoding: ${encoding}.`);
  }
  if (period) lines.push(`From ${period.from} up to ${period.to}, by ${period.kind.replace('-', ' ')}.`);
  for (const { id, groups } of stratifiers) {
    const each = groups.map(({ label, rows: count }) => `${label} (${number.format(count)})`);
    lines.push(`Split by ${id}: ${each.join(', ')}`);
  }
  return [...lines, ...measures.map(measureWords)];
}

function problemWords({ row, column, message, remedy }: Inspection['problems'][number]): string {
  const where = [row === null ? '' : `row ${row}`, column ?? ''].filter(Boolean).join(', ');
  return `Problem${where ? ` in ${where}` : ''}: ${message} ${remedy}`;
}

function measureWords({ id, form, sum, cells }: Inspection['measures'][number]): string {
  const sums = Object.entries(sum)
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .map(([name, value]) => `${name} ${number.format(value)}`);
  const counts = Object.entries(cells)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${number.format(count)} ${name.replace('notApplicable', 'not applicable')}`);
  return `${id} (${form}): ${sums.join(', ')}; ${counts.join(', ')}`;
}
