import { PackError } from '@fairshift/plugin-host';
import type { Check } from './check.js';
import { badgeOf, type CheckReport, type ConformanceReport } from './report.js';
import { runChecks, type Judged } from './run-checks.js';
import { KIT_VERSION, openSubject, type Subject, type SubjectOptions } from './subject/subject.js';
import { sourceCases } from './subject/source-subject.js';
import { ChartProcess } from './subject/chart-process.js';
import { chartSuites, pluginSuite, sourceSuites } from './suites/index.js';

/** `dist` of a plugin, or an unpacked `.fsplugin`. */
export type ConformOptions = SubjectOptions;

/**
 * Holds a pack against the suites of its contracts. Nothing of the plugin is loaded into this process: sources run
 * in the host's fenced child, charts in one of the kit's. Throws only when the machine itself fails.
 */
export async function conform(pack: string, options: ConformOptions = {}): Promise<ConformanceReport> {
  let subject: Subject;
  try {
    subject = await openSubject(pack, options);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return brokenPack(error);
  }
  try {
    return await judge(subject);
  } finally {
    await subject.close();
  }
}

async function judge(subject: Subject): Promise<ConformanceReport> {
  const { manifest, hash, only } = subject;
  const wanted = <S>(suite: readonly Check<S>[] = []) =>
    suite.filter(({ id }) => only === undefined || only.includes(id));
  const suites = new Set(['plugin/1']);
  const checks: Judged[] = [...(await runChecks('plugin', wanted(pluginSuite), subject))];
  for (const source of manifest.contributes.dataSources ?? []) {
    suites.add(`data-source/${source.contract}`);
    const cases = await sourceCases(subject, source);
    checks.push(...(await runChecks(source.id, wanted(sourceSuites[source.contract]), cases)));
  }
  for (const chart of manifest.contributes.charts ?? []) {
    if (chart.view === 'component') continue;
    suites.add(`chart/${chart.contract}`);
    const child = await ChartProcess.start(subject, chart);
    try {
      checks.push(
        ...(await runChecks(chart.id, wanted(chartSuites[chart.contract]), { subject, chart, child })),
      );
    } finally {
      await child.end();
    }
  }
  return {
    reportVersion: 1,
    kit: KIT_VERSION,
    plugin: { id: manifest.id, version: manifest.version, hash },
    suites: [...suites],
    badge: badgeOf(checks),
    checks: checks.map(withoutBadge),
  };
}

function withoutBadge({ badge: _badge, ...check }: Judged): CheckReport {
  return check;
}

function brokenPack({ message }: PackError): ConformanceReport {
  return {
    reportVersion: 1,
    kit: KIT_VERSION,
    plugin: { id: '', version: '', hash: '' },
    suites: ['plugin/1'],
    badge: 'none',
    checks: [
      {
        about: 'plugin',
        id: 'plugin/1/1',
        title: 'The pack is whole',
        result: 'failed',
        why: 'No installation takes a pack that is not whole, so nobody could use the plugin.',
        findings: [
          { what: message, change: 'Mend the manifest or the build, then run fairshift-plugin pack.' },
        ],
        ms: 0,
      },
    ],
  };
}
