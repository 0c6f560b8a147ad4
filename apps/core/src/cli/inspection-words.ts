import type { Inspection } from './inspect-file.js';

const number = new Intl.NumberFormat('en-GB');

/** A few lines for a person at a terminal. */
export function inspectionWords(inspection: Inspection): string {
  const [best] = inspection.recognised;
  const lines = [inspection.file];
  if (!best) lines.push('  Not recognised by any source.');
  else lines.push(`  ${best.source}: ${best.because}`);
  if (inspection.needs.includes('period')) {
    lines.push('  The file does not say its period. Add --period START/END, such as 2017-12-01/2018-01-01.');
  }
  const { rows, period, encoding } = inspection;
  if (encoding !== null) {
    lines.push(
      `  ${number.format(rows.read)} rows read, ${rows.notes} notes, ${rows.refused} refused; ${encoding}`,
    );
  }
  if (period) lines.push(`  From ${period.from} to ${period.to} (not included), by ${period.kind}`);
  for (const { id, groups } of inspection.stratifiers) {
    lines.push(
      `  Split by ${id}: ${groups.map(({ label, rows: count }) => `${label} (${number.format(count)})`).join(', ')}`,
    );
  }
  for (const measure of inspection.measures) lines.push(`  ${measureWords(measure)}`);
  for (const problem of inspection.problems.slice(0, 20)) {
    const where = [problem.row > 0 ? `row ${problem.row}` : '', problem.column ?? '']
      .filter(Boolean)
      .join(', ');
    lines.push(`  Problem${where ? ` in ${where}` : ''}: ${problem.message} ${problem.remedy}`);
  }
  if (inspection.problems.length > 20) lines.push(`  … and ${inspection.problems.length - 20} more problems`);
  return lines.join('\n');
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
