import { CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, StreamSpec } from '@fairshift/plugin-sdk';
import type { Config } from './config.js';
import { PLACE_LEVEL } from './group-reader.js';
import { CODE_LISTS } from './labels.js';
import type { Layout, MappedColumn } from './layout.js';
import { measureSpecs } from './measures.js';

export const STREAM = 'table';
const EQUITY =
  /^(?:age|sex|gender|ethnic|race|deprivation|imd|disab|religio|faith|sexual|language|carer|pregnan|marital|education|employ|income|housing|migra|rural|trans|literacy|learning)/i;

/** The one stream of a mapped table. */
export function streamSpec(layout: Layout, config: Config): StreamSpec {
  const period: DimensionSpec = { id: 'period', title: 'Period', role: 'time', type: 'period' };
  const places: DimensionSpec[] =
    layout.place === undefined
      ? []
      : [
          {
            id: 'place',
            title: layout.place.heading,
            role: 'area',
            type: 'code',
            codeSystem: CODE_SYSTEMS.ownPlace,
            levels: [{ id: PLACE_LEVEL, title: 'Place', adds: 'parts' }],
          },
        ];
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    period,
    ...places,
    ...layout.groups.map(groupSpec),
  ];
  const { title, licence, attribution, redistribution, disclosure } = config;
  return {
    id: STREAM,
    title,
    description: layout.mapping.rows === 'cases' ? 'Cases of a table, counted.' : 'Figures of a table.',
    dimensions,
    measures: measureSpecs(layout),
    replaces: ['measure'],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: { spdxOrUrl: licence, attribution, redistribution },
    disclosure,
  };
}

function groupSpec({ id, heading, list }: MappedColumn): DimensionSpec {
  const codeSystem = list === 'own' ? undefined : CODE_LISTS[list].codeSystem;
  return {
    id,
    title: heading,
    role: list !== 'own' || EQUITY.test(heading) ? 'equity' : 'category',
    type: 'code',
    ...(codeSystem === undefined ? {} : { codeSystem }),
  };
}
