import { z } from 'zod';
import { chartInput, measureContext } from './chart-input.js';
import {
  date,
  day,
  id,
  inOrganisation,
  instant,
  listOf,
  listQuery,
  organisationParams,
  periodKind,
  title,
  version,
  words,
} from './common.js';
import { route } from './route.js';

export const measureForm = z.enum(['proportion', 'rate', 'count', 'mean', 'individual', 'between-events']);
export const polarity = z.enum(['higher-is-better', 'lower-is-better', 'neither']);

/** None without polarity, unit and period. A change makes a new version and breaks the series into a new phase. */
const definitionFields = {
  title,
  form: measureForm,
  kind: z.enum(['outcome', 'process', 'balancing']),
  domain: z.enum(['access', 'experience', 'outcome']),
  polarity,
  /** What one is: "people", "incidents", "%". */
  unit: z.string().trim().min(1).max(60),
  /** Rates only: per how many. */
  multiplier: z.number().positive(),
  period: periodKind,
  numerator: words.min(1).max(500),
  denominator: words.max(500).optional(),
  exclusions: words.max(500).optional(),
  /** Codes of the stratifiers to be reported. */
  strata: z.array(z.string().max(60)).max(31),
  owner: z.string().trim().min(1).max(100),
};

export const measureDefinition = z.object({
  id,
  version,
  ...definitionFields,
  organisationId: id,
  published: z.boolean(),
});
export type MeasureDefinition = z.output<typeof measureDefinition>;

/** Where a rate has its number of people from: open reference data of the system. */
export const peopleFrom = z.strictObject({
  datasetId: id,
  columnId: z.string().max(100),
  /** One place of the open data; absent: all its places together. */
  placeCode: z.string().max(60).optional(),
});
export type PeopleFrom = z.output<typeof peopleFrom>;

export const measure = z.object({
  id,
  version,
  title: z.string(),
  definition: measureDefinition,
  datasetId: id,
  datasetTitle: z.string(),
  columnId: z.string(),
  /** One place of the dataset; absent: all places together. */
  placeCode: z.string().optional(),
  population: z.string(),
  /** Rates of counts: the number of people comes from open data. */
  peopleFrom: peopleFrom.optional(),
  context: measureContext,
  example: z.boolean(),
});
export type Measure = z.output<typeof measure>;

/** How a measure was set from a moment on, until the next version. */
export const measureVersion = z.object({
  version,
  at: instant,
  by: z.string(),
  why: z.string().optional(),
  definitionVersion: z.number().int(),
  context: measureContext,
});
export type MeasureVersion = z.output<typeof measureVersion>;

/** Notes may be about what is planned, at most a year ahead: what lies further away is a slip of the year. */
export const isFarAhead = (day: string, now = new Date()): boolean =>
  Date.parse(day) - now.getTime() > 366 * 86_400_000;

const unsigned = (entry: object): string =>
  JSON.stringify(Object.entries({ ...entry, by: '' }).toSorted(([x], [y]) => (x < y ? -1 : 1)));

/** Whether two entries of a context hold the same, whoever signed them and in whatever order their fields come. */
export const isSameEntry = (a: object, b: object): boolean => unsigned(a) === unsigned(b);

/** The end of a day in the past: charts are drawn with the settings, and where they are kept the figures, of then. */
export const asOf = z.strictObject({ asOf: day.optional() });

/** Which part of the measure's dataset a chart draws. */
export const selection = z.strictObject({
  stratifier: z.string().max(60).optional(),
  /** Group codes in order; absent: all groups. */
  groups: z.array(z.string().max(100)).max(60).optional(),
  /** Second stratifier, for a two-way split. */
  and: z.string().max(60).optional(),
  place: z.string().max(60).optional(),
  filters: z
    .array(
      z.strictObject({ stratifier: z.string().max(60), groups: z.array(z.string().max(100)).min(1).max(60) }),
    )
    .max(4)
    .optional(),
  from: date.optional(),
  to: date.optional(),
  reference: z.string().max(100).optional(),
});
export type Selection = z.output<typeof selection>;

const base = '/api/organisations/{organisationId}';
const params = inOrganisation({ measureId: id });

export const measureRoutes = {
  listMeasureDefinitions: route({
    id: 'listMeasureDefinitions',
    method: 'GET',
    path: `${base}/measure-definitions`,
    summary: 'Measure definitions of this organisation, and those published to the system',
    access: 'measures:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(measureDefinition),
    status: 200,
  }),
  createMeasureDefinition: route({
    id: 'createMeasureDefinition',
    method: 'POST',
    path: `${base}/measure-definitions`,
    summary: 'Define a measure',
    access: 'measures:write',
    params: organisationParams,
    body: z.strictObject({ ...definitionFields, multiplier: definitionFields.multiplier.default(1) }),
    response: measureDefinition,
    status: 201,
  }),
  updateMeasureDefinition: route({
    id: 'updateMeasureDefinition',
    method: 'PATCH',
    path: `${base}/measure-definitions/{definitionId}`,
    summary: 'Change a definition: a new version, and a new phase from the date it holds',
    access: 'measures:write',
    params: inOrganisation({ definitionId: id }),
    body: z.strictObject({
      version,
      from: day,
      published: z.boolean().optional(),
      ...z.strictObject(definitionFields).partial().shape,
    }),
    response: measureDefinition,
    status: 200,
  }),
  listMeasures: route({
    id: 'listMeasures',
    method: 'GET',
    path: `${base}/measures`,
    summary: 'Measures of an organisation',
    access: 'measures:read',
    params: organisationParams,
    query: listQuery.extend({ datasetId: id.optional() }),
    response: listOf(measure),
    status: 200,
  }),
  createMeasure: route({
    id: 'createMeasure',
    method: 'POST',
    path: `${base}/measures`,
    summary: 'Measure a dataset column by a definition',
    access: 'measures:write',
    params: organisationParams,
    body: z.strictObject({
      title,
      definitionId: id,
      datasetId: id,
      columnId: z.string().max(100),
      placeCode: z.string().max(60).optional(),
      population: words.min(1).max(300),
      peopleFrom: peopleFrom.optional(),
    }),
    response: measure,
    status: 201,
  }),
  getMeasure: route({
    id: 'getMeasure',
    method: 'GET',
    path: `${base}/measures/{measureId}`,
    summary: 'One measure with its definition and context',
    access: 'measures:read',
    params,
    response: measure,
    status: 200,
  }),
  /** Entries that are new get the signed-in person as `by`; others keep theirs. */
  updateMeasureContext: route({
    id: 'updateMeasureContext',
    method: 'PUT',
    path: `${base}/measures/{measureId}/context`,
    summary: 'Set baseline, phases, targets, exclusions and annotations, each with a reason',
    access: 'charts:write',
    params,
    body: z.strictObject({
      version,
      context: measureContext.omit({ reference: true }),
      /** Why, for the history; marks have reasons of their own. */
      why: words.max(500).optional(),
    }),
    response: measure,
    status: 200,
  }),
  /** POST because a selection does not fit a query string; it changes nothing. */
  readSeries: route({
    id: 'readSeries',
    method: 'POST',
    path: `${base}/measures/{measureId}/series`,
    summary: 'Series for a chart: one for each group of the selection',
    access: 'measures:read',
    params,
    query: asOf,
    body: selection,
    response: chartInput,
    status: 200,
  }),
  listMeasureVersions: route({
    id: 'listMeasureVersions',
    method: 'GET',
    path: `${base}/measures/{measureId}/versions`,
    summary: 'Every version of a measure, newest first: who changed what, when and why',
    access: 'measures:read',
    params,
    query: listQuery,
    response: listOf(measureVersion),
    status: 200,
  }),
  exploreGap: route({
    id: 'exploreGap',
    method: 'GET',
    path: `${base}/measures/{measureId}/explore`,
    summary: 'Every stratifier of a measure at once, for the explore-the-gap page',
    access: 'measures:read',
    params,
    query: z.strictObject({ from: date.optional(), to: date.optional() }),
    response: z.object({
      measure: chartInput.shape.measure,
      overall: chartInput.shape.series.element,
      stratifiers: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          overlapping: z.boolean(),
          /** Groups that the dataset knows but that hold no data keep an empty list of points. */
          series: z.array(chartInput.shape.series.element),
        }),
      ),
      /** Stratifiers that the definition asks for and the dataset does not hold. */
      notHeld: z.array(z.string()),
      cautions: z.exactOptional(z.array(z.string())),
      sources: chartInput.shape.sources,
    }),
    status: 200,
  }),
} as const;
