import { CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec, MeasureSpec, PeriodKind, StreamSpec } from '@fairshift/plugin-sdk';
import type { Config } from './config.js';
import { stratifierRole } from './group-values.js';
import { measureSpecs } from './measure-shape.js';
import type { FileShape } from './scan.js';

export const STREAM = 'rows';

/** The one stream of a file: its period, its place, and a dimension for each stratifier. */
export function streamSpec(shape: FileShape, config: Config): StreamSpec {
  const { layout, levels, periodKind } = shape;
  const period: DimensionSpec = {
    id: 'period',
    title: 'Period',
    role: 'time',
    type: 'period',
    ...(periodKind === '' ? {} : { periodKind: periodKind as PeriodKind }),
  };
  const place: DimensionSpec = {
    id: 'place',
    title: 'Place',
    role: 'area',
    type: 'code',
    codeSystem: CODE_SYSTEMS.ownPlace,
    levels,
  };
  const groups = (layout?.stratifiers ?? []).map((column): DimensionSpec => ({
    id: column.id,
    title: column.title,
    role: stratifierRole(column.id),
    type: 'code',
  }));
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [period, place, ...groups];
  return {
    id: STREAM,
    title: config.title,
    description: 'Rows of a file in the Fairshift layout.',
    dimensions,
    measures: measuresOf(shape),
    replaces: ['measure'],
    key: dimensions.map((dimension) => dimension.id),
    refresh: 'full',
    licence: {
      spdxOrUrl: config.licence,
      attribution: config.attribution,
      redistribution: config.redistribution,
    },
    disclosure: config.disclosure,
  };
}

function measuresOf(shape: FileShape): [MeasureSpec, ...MeasureSpec[]] {
  const specs = [
    ...new Map([...shape.measures.values()].flatMap(measureSpecs).map((spec) => [spec.id, spec])).values(),
  ];
  const [first, ...rest] = specs;
  // A file without a row, or with a fault that reading will tell, still has a stream; it brings nothing.
  const none: MeasureSpec = {
    id: 'none',
    title: 'No measure',
    kind: 'count',
    unit: 'count',
    polarity: 'neither',
    aggregation: 'sum',
  };
  return first === undefined ? [none] : [first, ...rest];
}
