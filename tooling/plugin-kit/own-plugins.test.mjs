// What Fairshift asks of partners it asks of itself: each plugin of the repository, as it was built, against the suites.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { conform } from '../../packages/plugin-testkit/dist/index.js';

const plugins = fileURLToPath(new URL('../../plugins', import.meta.url));
const names = readdirSync(plugins, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * Of a source what its own fixtures can tell: every row, and the sums that others have counted. What starts a source
 * dozens of times (kills, cancels, a million rows) takes minutes: FAIRSHIFT_SOAK=1 runs that too.
 */
const SOURCE = ['data-source/1/4', 'data-source/1/evidence'];
const PLUGIN = ['plugin/1/1', 'plugin/1/2', 'plugin/1/3', 'plugin/1/4', 'plugin/1/5', 'plugin/1/6'];
/** Of a chart everything but its speed, which a crowded computer decides. */
const CHART = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '11'].map((number) => `chart/1/${number}`);
const only = process.env.FAIRSHIFT_SOAK ? {} : { only: [...PLUGIN, ...SOURCE, ...CHART] };

it('there are some', () => expect(names.length).toBeGreaterThan(5));

it.each(names)(
  '%s conforms',
  async (name) => {
    const report = await conform(path.join(plugins, name, 'dist'), only);
    expect({
      badge: report.badge,
      failed: report.checks.filter(({ result }) => result === 'failed'),
    }).toEqual({
      badge: expect.stringMatching(/^(?:conforms|verified)$/),
      failed: [],
    });
  },
  20 * 60_000,
);
