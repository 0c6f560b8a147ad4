import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conform, type ConformOptions } from '../conform.js';
import type { CheckReport, ConformanceReport } from '../report.js';
import { chartSuites, pluginSuite, sourceSuites } from '../suites/index.js';

const MINUTES = 10 * 60_000;

/**
 * One test for each check of the suites, for the pack in `<folder>/dist`. Build the plugin first, as
 * `fairshift-plugin test` does.
 *
 * @param folder the plugin's folder; that of `package.json`, when left out
 */
export function describeConformance(folder = process.cwd(), options: ConformOptions = {}): void {
  describe('conformance', () => {
    let report: ConformanceReport;
    beforeAll(async () => {
      report = await conform(resolve(folder, 'dist'), options);
    }, MINUTES);
    afterAll(() => expect(['conforms', 'verified']).toContain(report.badge));

    const all = [pluginSuite, sourceSuites[1] ?? [], chartSuites[1] ?? []].flat();
    it.each(all.map(({ id, title }) => [id, title]))('%s %s', (id) => {
      expect(
        report.checks.filter((check) => check.id === id && check.result === 'failed').map(words),
      ).toEqual([]);
    });
    it('has every check run that its contracts ask for', () => {
      expect(report.checks.length).toBeGreaterThan(pluginSuite.length);
    });
  });
}

const words = ({ about, findings, why }: CheckReport): string =>
  [about, ...findings.map(({ what, change }) => `${what} ${change}`), why ?? ''].join('\n');
