import type { DimensionSpec, MeasureSpec, StreamSpec } from '@fairshift/plugin-sdk';
import type { ColumnEntry } from '../../batch.js';

/** One stored column and the cells of a row that feed it. */
export interface ColumnPlan {
  readonly entry: ColumnEntry;
  readonly numerator: string;
  readonly denominator?: string;
  /** The published ratio beside its parts: checked against them, never stored. */
  readonly published?: string;
}

export interface StreamPlan {
  readonly time: DimensionSpec;
  readonly place?: DimensionSpec;
  readonly stratifiers: readonly DimensionSpec[];
  readonly columns: readonly ColumnPlan[];
  /** Every name that a row's cells may have. */
  readonly known: ReadonlySet<string>;
}

/** Works out once what each row is read by. The stream is one that `checkStream` has let pass. */
export function planStream(stream: StreamSpec): StreamPlan {
  const time = stream.dimensions.find((dimension) => dimension.role === 'time');
  if (time === undefined) throw new Error(`The stream ${stream.id} has no time dimension.`);
  const place = stream.dimensions.find(isPlace);
  const stratifiers = stream.dimensions.filter((dimension) => dimension !== time && dimension !== place);
  const known = new Set([...stream.dimensions, ...stream.measures].map((part) => part.id));
  return {
    time,
    ...(place === undefined ? {} : { place }),
    stratifiers,
    columns: planColumns(stream),
    known,
  };
}

/** True for the dimension that says what place a row is about. Only the first of a stream counts. */
export function isPlace(dimension: DimensionSpec): boolean {
  return dimension.role === 'area' || dimension.role === 'organisation';
}

function planColumns(stream: StreamSpec): readonly ColumnPlan[] {
  const parts = new Set(stream.measures.flatMap((measure) => [measure.numerator, measure.denominator]));
  const stored = stream.measures.filter((measure) => !(measure.kind === 'count' && parts.has(measure.id)));
  return stored.map((measure, index) => {
    const entry = columnEntry(measure, index + 1);
    const { numerator, denominator } = measure;
    if (numerator === undefined || denominator === undefined) return { entry, numerator: measure.id };
    return { entry, numerator, denominator, published: measure.id };
  });
}

function columnEntry(measure: MeasureSpec, id: number): ColumnEntry {
  return {
    id,
    code: measure.id,
    label: measure.title,
    kind: measure.kind,
    unit: measure.unit,
    polarity: measure.polarity,
    multiplier: measure.multiplier ?? 1,
    additiveOverPeriods: measure.overPeriods !== 'none',
    additiveOverGroups: measure.aggregation !== 'none',
  };
}
