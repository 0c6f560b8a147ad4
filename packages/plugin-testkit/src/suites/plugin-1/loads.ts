import semver from 'semver';
import type { Check } from '../../check.js';
import type { Finding } from '../../report.js';
import { loadTime, type Loaded } from '../../subject/load-time.js';
import { openTestHost } from '../../subject/test-host.js';
import type { Subject } from '../../subject/subject.js';

const LOAD_MS = 500;

export const loads: Check<Subject> = {
  id: 'plugin/1/4',
  title: 'Every part loads behind the fence, in less than half a second',
  badge: 'loads',
  why: 'A page waits for a chart to load, and an upload for every source that is asked about it.',
  async run({ pack, manifest }) {
    const faults: Finding[] = [];
    const { dataSources = [], charts = [] } = manifest.contributes;
    // Several parts may share one module.
    const known = new Map<string, Loaded>();
    for (const part of [...dataSources, ...charts]) {
      const loaded = known.get(part.entry) ?? (await loadTime(pack, part));
      known.set(part.entry, loaded);
      if ('error' in loaded)
        faults.push({
          what: `"${part.entry}" does not load: ${loaded.error}`,
          change: 'Mend what the sentence names.',
        });
      else if (!loaded.exports.includes(part.export))
        faults.push({
          what: `"${part.entry}" has no export "${part.export}".`,
          change: `Export it, or name what is exported: ${loaded.exports.join(', ')}.`,
        });
      else if (loaded.ms > LOAD_MS)
        faults.push({
          what: `"${part.entry}" takes ${Math.round(loaded.ms)} ms to load.`,
          change: 'Leave out libraries that it can do without, and work nothing out while it loads.',
        });
    }
    return faults;
  },
};

/** The least version of the range, this one, and the next patch of this one where the range still holds it. */
export const versions: Check<Subject> = {
  id: 'plugin/1/6',
  title: 'Installations of its range take it: the oldest, this one and the next',
  badge: 'loads',
  why: 'A range that is too narrow locks people out at their next update; one that is too wide promises what nobody tried.',
  async run({ pack, manifest, hostVersion }) {
    const range = manifest.engines.fairshift;
    const next = semver.inc(hostVersion, 'patch') ?? hostVersion;
    const tried = [
      semver.minVersion(range)?.version,
      hostVersion,
      semver.satisfies(next, range) ? next : undefined,
    ];
    const faults: Finding[] = [];
    for (const version of new Set(tried.filter((each) => each !== undefined))) {
      const host = await openTestHost(pack, version);
      const [record] = host.registry.records;
      await host.close();
      if (record?.state === 'ready') continue;
      faults.push({
        what: `Fairshift ${version} does not take it: ${record?.reason ?? record?.state ?? 'no reason given'}`,
        change: `Widen "engines.fairshift" in the manifest, which is ${range} now.`,
      });
    }
    return faults;
  },
};
