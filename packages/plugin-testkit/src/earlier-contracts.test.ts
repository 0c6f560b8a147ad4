import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFsplugin } from './fsplugin/open-fsplugin.js';
import { conform } from './conform.js';
import { previewCharts } from './preview/chart-preview.js';
import { previewSources } from './preview/source-preview.js';
import { openSubject, type Subject } from './subject/subject.js';

const fixtures = join(import.meta.dirname, '../fixtures/contract-1');

/** Packed once, in an earlier version, and never built again: see the README there. */
describe.each(['council.survey', 'council.newest'])('%s, built against the SDK of 0.1.0', (id) => {
  let pack: Awaited<ReturnType<typeof openFsplugin>>;
  let subject: Subject;
  beforeAll(async () => {
    pack = await openFsplugin(join(fixtures, `${id}-1.0.0.fsplugin`));
    subject = await openSubject(pack.folder);
  });
  afterAll(async () => {
    await subject.close();
    await pack.remove();
  });

  it('loads, and is taken', async () => {
    const only = ['plugin/1/1', 'plugin/1/3', 'plugin/1/4', 'plugin/1/6'];
    const report = await conform(pack.folder, { only });
    expect(report.checks.map(({ result }) => result)).toEqual(only.map(() => 'passed'));
  });

  it('runs: the same figures, the same words', async () => {
    if (id === 'council.survey') {
      const words = (await previewSources(subject)).join('\n');
      // 24 + 10 + 30 + 14 of 60 + 40 + 8 + 60 + 40 + 8, counted by hand from the fixture.
      expect(words).toContain('answered-of-asked (proportion): numerator 78, denominator 216');
      expect(words).toContain('Rows: 6 read, 0 notes, 0 refused.');
      return;
    }
    const [preview] = await previewCharts(subject);
    // 30 of 60 in February 2024.
    expect(preview?.description?.headline).toBe(
      'Answered of asked, February 2024: highest for 18 to 64, 50%.',
    );
    expect(preview?.svg).toMatch(/^<svg[^>]*>.*<path/s);
  });
});
