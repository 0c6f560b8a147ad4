import { Injectable } from '@nestjs/common';
import type { Measure, RouteQuery, Selection, routes } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';
import type { Context } from '../../platform/context.js';
import { SeriesReader } from '../datasets/index.js';
import { MeasuresService } from './measures.service.js';
import { MeasureVersionsService } from './measure-versions.service.js';
import { PeopleService } from './people.service.js';

/** Every stratifier of a measure at once. */
export interface GapExploration extends Pick<ChartInput, 'measure' | 'sources'> {
  readonly overall: ChartInput['series'][number];
  readonly stratifiers: readonly {
    readonly id: string;
    readonly label: string;
    readonly overlapping: boolean;
    readonly series: ChartInput['series'];
  }[];
  /** Stratifiers that the definition asks for and the dataset does not hold. */
  readonly notHeld: readonly string[];
  /** What a reader must know before trusting the figures. */
  readonly cautions?: readonly string[];
}

/** A measure's series with its context: what every chart is drawn from, in the browser and for release. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly measures: MeasuresService,
    private readonly reader: SeriesReader,
    private readonly people: PeopleService,
    private readonly versions: MeasureVersionsService,
  ) {}

  /**
   * With `asOf` as it was at the end of that day: its settings, and its figures where they are kept.
   * @throws AppError 404 for a measure that is not there, NotThereYet, 422 for a selection that the dataset cannot answer
   */
  async read(ctx: Context, measureId: string, selection: Selection, asOf?: string): Promise<ChartInput> {
    const measure = await (asOf === undefined
      ? this.measures.get(ctx, measureId)
      : this.versions.asOf(ctx, measureId, asOf));
    const { place, reference, ...rest } = selection;
    const isSplit = selection.stratifier !== undefined || selection.and !== undefined;
    const { series, overall, sources, kept } = await this.reader.read(ctx, {
      ...rest,
      ...source(measure),
      ...(asOf === undefined ? {} : { asOf }),
      ...(place || measure.placeCode ? { placeCode: place ?? measure.placeCode } : {}),
      // A chart of chosen groups shows these; a split as a whole also shows everyone.
      withOverall: isSplit && !selection.groups,
    });
    const read = isSplit
      ? [...(overall ? [overall] : []), ...series]
      : series.map(called(measure.population));
    const {
      series: shown,
      sources: of,
      cautions = [],
    } = await this.#withPeople(ctx, measure, {
      series: read,
      sources,
      stratifier: selection.and === undefined ? selection.stratifier : undefined,
    });
    return {
      measure: facts(measure),
      series: shown,
      context: withReference(measure.context, shown.find(({ group }) => group.id === reference)?.group),
      sources: of,
      ...cautionsOf([...thenAndNow(asOf, kept, measure), ...cautions]),
    };
  }

  async explore(
    ctx: Context,
    measureId: string,
    query: RouteQuery<typeof routes.exploreGap>,
  ): Promise<GapExploration> {
    const measure = await this.measures.get(ctx, measureId);
    const { overall, splits, sources } = await this.reader.explore(ctx, {
      ...query,
      ...source(measure),
      ...(measure.placeCode ? { placeCode: measure.placeCode } : {}),
    });
    const held = new Set(splits.map((split) => split.id));
    const whole = await this.#withPeople(ctx, measure, { series: [overall], sources });
    const cautions = new Set(whole.cautions);
    const stratifiers: Split[] = [];
    for (const split of splits) {
      const of = { series: split.series, sources, stratifier: split.id };
      const { series, cautions: own = [] } = await this.#withPeople(ctx, measure, of);
      for (const caution of own) cautions.add(caution);
      stratifiers.push({ ...split, series });
    }
    return {
      measure: facts(measure),
      overall: whole.series[0]!,
      stratifiers,
      notHeld: measure.definition.strata.filter((code) => !held.has(code)),
      sources: whole.sources,
      ...(cautions.size === 0 ? {} : { cautions: [...cautions] }),
    };
  }

  /** Counts get the number of people of open data under them, where the measure says so. */
  async #withPeople(
    ctx: Context,
    { peopleFrom }: Measure,
    of: Pick<ChartInput, 'series' | 'sources'> & { readonly stratifier?: string | undefined },
  ): Promise<Pick<ChartInput, 'series' | 'sources' | 'cautions'>> {
    const { series, sources, stratifier } = of;
    if (peopleFrom === undefined) return { series, sources };
    const joined = await this.people.join(ctx, peopleFrom, { series, stratifier });
    const { cautions } = joined;
    return {
      series: joined.series,
      sources: [...sources, ...joined.sources],
      ...(cautions.length === 0 ? {} : { cautions }),
    };
  }
}

type Series = ChartInput['series'][number];
type Split = GapExploration['stratifiers'][number];

const called =
  (label: string) =>
  (series: Series): Series => ({ ...series, group: { ...series.group, label } });

const source = ({ datasetId, columnId, definition }: Measure) => ({
  datasetId,
  columnCode: columnId,
  periodKind: definition.period,
});

/** A proportion travels as its two counts and is shown in per cent. */
function facts({ id, title, definition }: Measure): ChartInput['measure'] {
  const { version, unit, polarity, form, period } = definition;
  const multiplier = form === 'proportion' ? 100 : definition.multiplier;
  return { id, version, title, unit, multiplier, polarity, form, period };
}

function withReference(
  context: ChartInput['context'],
  group: { readonly id: string; readonly label: string } | undefined,
): ChartInput['context'] {
  return group ? { ...context, reference: { group: group.id, label: group.label } } : context;
}

const cautionsOf = (cautions: readonly string[]): Pick<ChartInput, 'cautions'> =>
  cautions.length === 0 ? {} : { cautions };

/** What of a chart of the past is not of the past. */
function thenAndNow(asOf: string | undefined, kept: boolean, { peopleFrom }: Measure): string[] {
  if (asOf === undefined) return [];
  return [
    ...(kept
      ? []
      : [
          'The figures of that day are no longer kept. These are the figures of today with the settings of then.',
        ]),
    ...(peopleFrom === undefined ? [] : ['The numbers of people are those of today.']),
  ];
}
