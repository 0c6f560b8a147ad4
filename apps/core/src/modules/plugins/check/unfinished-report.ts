import type { ConformanceReport } from '@fairshift/plugin-testkit';

/** What stands instead of a report when there is none: a plugin that stops its own checks has no badge. */
export const unfinishedReport = (
  plugin: ConformanceReport['plugin'],
  what: string,
  kit: string,
): ConformanceReport => ({
  reportVersion: 1,
  kit,
  plugin,
  suites: [],
  badge: 'none',
  checks: [
    {
      about: 'plugin',
      id: 'plugin/1/0',
      title: 'The checks came to an end',
      result: 'failed',
      why: 'Nothing is known of a plugin whose checks do not end. It may do the same to the first person who uses it.',
      findings: [
        {
          what,
          change: 'Ask its publisher whether fairshift-plugin conform comes to an end for them.',
        },
      ],
      ms: 0,
    },
  ],
});
