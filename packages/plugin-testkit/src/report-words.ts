import type { CheckReport, ConformanceReport } from './report.js';

const BADGES = {
  none: 'no badge: it does not load',
  loads: 'loads, but does not conform',
  conforms: 'conforms',
  verified: 'conforms, verified against figures from elsewhere',
} as const;

const MARKS = { passed: 'ok  ', failed: 'FAIL', 'not-applicable': '–   ' } as const;

/** The report for a person at a terminal: each finding says what failed, why it matters and what to change. */
export function reportWords(report: ConformanceReport): string {
  const { plugin, checks, badge, suites } = report;
  const failed = checks.filter(({ result }) => result === 'failed').length;
  const passed = checks.filter(({ result }) => result === 'passed').length;
  const name = plugin.id === '' ? 'The pack' : `${plugin.id} ${plugin.version}`;
  return [
    `${name} (${suites.join(', ')})`,
    ...checks.map(checkWords),
    '',
    `${name}: ${BADGES[badge]}. ${passed} checks passed, ${failed} failed.`,
  ].join('\n');
}

function checkWords({ about, id, title, result, because, why, findings }: CheckReport): string {
  const lines = [`  ${MARKS[result]} ${id} ${about === 'plugin' ? '' : `[${about}] `}${title}`];
  if (because !== undefined) lines.push(`         ${because}`);
  for (const { what, change } of findings) lines.push(`       What: ${what}`, `       Change: ${change}`);
  if (why !== undefined) lines.push(`       Why it matters: ${why}`);
  return lines.join('\n');
}
