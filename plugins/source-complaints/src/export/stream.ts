import type { DimensionSpec, StreamSpec } from '@fairshift/plugin-sdk';
import { CODE_SYSTEMS } from '@fairshift/codes';
import type { Layout } from './layout.js';

const SYSTEMS: Readonly<Record<string, string>> = {
  ethnicity: CODE_SYSTEMS.ethnicCategory,
  sex: CODE_SYSTEMS.sex,
  age: CODE_SYSTEMS.ageBand,
};

const TITLES = {
  complaints: {
    title: 'Complaints',
    description: 'Complaints by month and group, counted from an export of the organisation’s own system.',
  },
  incidents: {
    title: 'Incidents',
    description:
      'Incidents by month and group, counted from an export of the organisation’s own system. More reports can mean more openness, not more harm.',
  },
} as const;

/** @param columns indices of the layout's groups that take part */
export function streamSpec(
  layout: Layout,
  columns: readonly number[],
  overlaps: readonly boolean[],
): StreamSpec {
  const { title, description } = TITLES[layout.kind];
  const groups = columns.flatMap((index): DimensionSpec[] => {
    const found = layout.groups[index];
    if (found === undefined) return [];
    const { id, title: name, role } = found.column;
    const codeSystem = SYSTEMS[id];
    return [
      {
        id,
        title: name,
        role,
        type: 'code',
        ...(codeSystem === undefined ? {} : { codeSystem }),
        ...(overlaps[index] === true ? { overlaps: true as const } : {}),
      },
    ];
  });
  return {
    id: layout.kind,
    title,
    description,
    dimensions: [
      { id: 'period', title: 'Period', role: 'time', type: 'period', periodKind: 'month' },
      ...groups,
    ],
    measures: [
      {
        id: layout.kind,
        title,
        kind: 'count',
        unit: layout.kind,
        polarity: 'neither',
        aggregation: 'sum',
        overPeriods: 'sum',
      },
    ],
    key: ['period', ...groups.map(({ id }) => id)],
    refresh: 'full',
    licence: {
      spdxOrUrl: 'Not published',
      attribution: 'The organisation’s own figures',
      redistribution: 'with-attribution',
    },
    disclosure: 'aggregate',
  };
}
