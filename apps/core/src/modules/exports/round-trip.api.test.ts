import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ChartInputJson, RouteBodyInput } from '@fairshift/contracts';
import { askForFile } from '../../../test/fixtures/exported.js';
import { Importer } from '../../../test/fixtures/importing.js';
import { coverageDefinition, incidentDefinition, Maker } from '../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';

/** Every state that a number can have, for everyone and in groups, with people whose group is not known. */
const COVERAGE = `period_start,period_end,place_code,place_name,ethnicity,measure,numerator,denominator,flags
2024-01-01,2024-02-01,P1,Greensands,,coverage,90,120,
2024-02-01,2024-03-01,P1,Greensands,,coverage,0,125,provisional
2024-03-01,2024-04-01,P1,Greensands,,coverage,,,numerator:missing denominator:missing
2024-01-01,2024-02-01,P1,Greensands,M,coverage,,25,numerator:suppressed[1-7]
2024-02-01,2024-03-01,P1,Greensands,M,coverage,20,30,numerator:rounded[18-22] denominator:rounded[28-32]
2024-03-01,2024-04-01,P1,Greensands,M,coverage,,,numerator:not-applicable denominator:not-applicable
2024-01-01,2024-02-01,P1,Greensands,=Own group,coverage,5,10,estimated
2024-02-01,2024-03-01,P1,Greensands,=Own group,coverage,7,11,
2024-03-01,2024-04-01,P1,Greensands,=Own group,coverage,8,12,
2024-01-01,2024-02-01,P1,Greensands,99,coverage,3,4,
2024-02-01,2024-03-01,P1,Greensands,Z,coverage,,,numerator:suppressed[1-] denominator:suppressed[8-]
`;
const INCIDENTS = `period_start,period_end,place_code,place_name,measure,measure_kind,numerator,flags
2024-01-01,2024-02-01,P1,Greensands,incidents,count,3,
2024-02-01,2024-03-01,P1,Greensands,incidents,count,0,
2024-03-01,2024-04-01,P1,Greensands,incidents,count,,numerator:suppressed[1-7]
`;
const WAITS = `period_start,period_end,place_code,place_name,measure,measure_kind,measure_unit,value,flags
2024-01-01,2024-02-01,P1,Greensands,wait,value,days,12.375,
2024-02-01,2024-03-01,P1,Greensands,wait,value,days,-0.1,provisional
2024-03-01,2024-04-01,P1,Greensands,wait,value,days,1234567.25,
`;

/** Two of one day, and one of the other sex. */
const FALLS = `period_start,period_end,place_code,place_name,sex,measure,measure_kind,numerator
2024-01-03,2024-01-04,P1,Greensands,,falls,event,1
2024-01-20,2024-01-21,P1,Greensands,,falls,event,1
2024-01-20,2024-01-21,P1,Greensands,,falls,event,1
2024-03-02,2024-03-03,P1,Greensands,,falls,event,1
2024-01-03,2024-01-04,P1,Greensands,F,falls,event,1
2024-01-20,2024-01-21,P1,Greensands,F,falls,event,1
2024-03-02,2024-03-03,P1,Greensands,F,falls,event,1
`;
const EACH_WAIT = `period_start,period_end,place_code,place_name,measure,measure_kind,measure_unit,value
2024-01-01,2024-02-01,P1,Greensands,wait,individual,days,3
2024-01-01,2024-02-01,P1,Greensands,wait,individual,days,8.5
2024-02-01,2024-03-01,P1,Greensands,wait,individual,days,5
2024-02-01,2024-03-01,P1,Greensands,wait,individual,days,5
`;

type Definition = RouteBodyInput<typeof routes.createMeasureDefinition>;
const waitDefinition = (): Definition => ({
  ...incidentDefinition(),
  title: 'Wait',
  form: 'individual',
  unit: 'days',
  numerator: 'Days waited',
});

const fallDefinition = (): Definition => ({
  ...waitDefinition(),
  title: 'Falls',
  form: 'between-events',
  period: 'day',
});

let app: TestApp;
let importer: Importer;
let maker: Maker;
beforeAll(async () => {
  app = await createTestApp();
  importer = new Importer(app);
  maker = new Maker(app);
});
afterAll(() => app.close());

interface Charted {
  readonly chartId: string;
  readonly input: ChartInputJson;
}

interface Asked {
  readonly definition: Definition;
  readonly columnId: string;
  readonly stratifier?: string;
}

/** Brings a file in, measures one of its columns and keeps a chart of it, as people do. */
async function charted(file: string | Uint8Array, name: string, asked: Asked): Promise<Charted> {
  const done = await importer.import(file, { kind: 'new', title: `${name} ${asked.definition.title}` }, name);
  expect(done).toMatchObject({ state: 'done', problemCount: 0 });
  const { id: definitionId } = await maker.definition({ ...asked.definition, title: 'Round trip' });
  const { id: measureId } = await maker.measure({
    datasetId: done.datasetId!,
    definitionId,
    columnId: asked.columnId,
  });
  const selection = asked.stratifier === undefined ? {} : { selection: { stratifier: asked.stratifier } };
  const { id: chartId } = await maker.chart({ measureId, ...selection });
  const { body } = await app.as('a.analyst').call(routes.getChart, { params: { chartId } }).expect(200);
  return { chartId, input: body.input as ChartInputJson };
}

/** What must be equal: groups by name and role, periods, numbers, flags and bounds, and how the measure counts. */
const figuresOf = ({ input: { measure, series } }: Charted) => ({
  form: measure.form,
  multiplier: measure.multiplier,
  unit: measure.unit,
  polarity: measure.polarity,
  period: measure.period,
  series: series.map(({ group: { label, role }, points }) => ({
    group: role === 'overall' ? role : `${role} ${label}`,
    points,
  })),
});

describe.each<[string, string, Asked]>([
  [
    'percentages by group',
    COVERAGE,
    { definition: coverageDefinition(), columnId: 'coverage', stratifier: 'ethnicity' },
  ],
  ['percentages of everyone', COVERAGE, { definition: coverageDefinition(), columnId: 'coverage' }],
  ['counts', INCIDENTS, { definition: incidentDefinition(), columnId: 'incidents' }],
  ['single values', WAITS, { definition: waitDefinition(), columnId: 'wait' }],
  ['several values a period', EACH_WAIT, { definition: waitDefinition(), columnId: 'wait' }],
  ['times between events', FALLS, { definition: fallDefinition(), columnId: 'falls', stratifier: 'sex' }],
])('a chart of %s, saved and brought back', (_, file, asked) => {
  let first: Charted;
  beforeAll(async () => {
    first = await charted(file, 'first.csv', asked);
    expect(first.input.series.flatMap(({ points }) => points).length).toBeGreaterThan(1);
  });

  it.each([
    ['numbers.csv', routes.getChartCsv],
    ['numbers.xlsx', routes.getChartXlsx],
  ])('as %s has the same periods, groups, numbers, flags and bounds', async (name, route) => {
    const { body } = await askForFile(app, route, { chartId: first.chartId }).expect(200);
    const again = await charted(body as Buffer, name, { ...asked, columnId: 'coverage-here' });
    expect(figuresOf(again)).toEqual(figuresOf(first));
  });
});
