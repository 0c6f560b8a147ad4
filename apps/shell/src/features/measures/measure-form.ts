import type { Dataset, PeopleFrom, RouteBodyInput, routes } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { newMeasureWords as words, peopleWords } from './measures.words.js';

type DefinitionBody = RouteBodyInput<typeof routes.createMeasureDefinition>;

export interface MeasureValues {
  readonly columnId: string;
  readonly title: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly population: string;
  /** '': not said yet. A direction is never guessed. */
  readonly polarity: '' | DefinitionBody['polarity'];
  readonly unit: string;
  readonly period: DefinitionBody['period'];
  readonly kind: DefinitionBody['kind'];
  readonly domain: DefinitionBody['domain'];
  readonly owner: string;
  /** Counts only: `dataset|column` of the open data with the number of people; '' for none. */
  readonly people: string;
  readonly peopleSearch: string;
  readonly peoplePlace: string;
}

const FORMS: Readonly<Record<Dataset['columns'][number]['kind'], DefinitionBody['form']>> = {
  proportion: 'proportion',
  rate: 'rate',
  count: 'count',
  mean: 'mean',
  individual: 'individual',
  value: 'individual',
  event: 'between-events',
};

/** Rates by the number of people are told for every thousand. */
const PER_PEOPLE = 1_000;
const HAS_DENOMINATOR = new Set(['proportion', 'rate', 'mean']);

export const columnOf = (dataset: Dataset, columnId: string) =>
  dataset.columns.find((column) => column.id === columnId);

export const isCount = (dataset: Dataset, columnId: string): boolean =>
  columnOf(dataset, columnId)?.kind === 'count';

export const needsDenominator = (dataset: Dataset, columnId: string): boolean =>
  HAS_DENOMINATOR.has(columnOf(dataset, columnId)?.kind ?? '');

/** The kind of period of which the dataset holds most. */
function usualPeriod(dataset: Dataset): DefinitionBody['period'] {
  const counts = new Map<DefinitionBody['period'], number>();
  for (const { kind } of dataset.periods) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'month';
}

export const isEvent = (dataset: Dataset, columnId: string): boolean =>
  columnOf(dataset, columnId)?.kind === 'event';

/** Of events the data say which way their number is better, but the chart shows the days between them. */
const directionOf = (column: Dataset['columns'][number] | undefined): MeasureValues['polarity'] =>
  !column || column.polarity === 'neither' || column.kind === 'event' ? '' : column.polarity;

/** What the data already say about a column; the rest is for the person. */
export function startValues(dataset: Dataset, columnId: string | undefined): MeasureValues {
  const column = columnOf(dataset, columnId ?? '') ?? dataset.columns[0];
  const [place] = dataset.places.items;
  return {
    columnId: column?.id ?? '',
    title: column?.label ?? '',
    numerator: '',
    denominator: '',
    population: dataset.places.total === 1 && place ? place.name : '',
    polarity: directionOf(column),
    unit: column?.unit ?? '',
    period: usualPeriod(dataset),
    kind: 'outcome',
    domain: 'access',
    owner: '',
    people: '',
    peopleSearch: '',
    peoplePlace: '',
  };
}

/** Another column: its name, direction and unit take the place of those that came with the one before. */
export function withColumn(values: MeasureValues, dataset: Dataset, columnId: string): MeasureValues {
  const [before, after] = [startValues(dataset, values.columnId), startValues(dataset, columnId)];
  return {
    ...values,
    columnId,
    title: values.title === before.title ? after.title : values.title,
    unit: values.unit === before.unit ? after.unit : values.unit,
    polarity: values.polarity === before.polarity ? after.polarity : values.polarity,
    // Only counts are told for every 1,000 people.
    people: isCount(dataset, columnId) ? values.people : '',
  };
}

/** In the order of the form, so that the summary reads as the form does. */
const NEEDED = [
  'columnId',
  'title',
  'numerator',
  'denominator',
  'population',
  'polarity',
  'unit',
  'owner',
] as const;

/** What is still missing, at its question. */
export function checkMeasure(values: MeasureValues, dataset: Dataset): Faults {
  const asked = NEEDED.filter((name) => name !== 'denominator' || needsDenominator(dataset, values.columnId));
  const missing = asked.filter((name) => values[name].trim() === '');
  return {
    ...Object.fromEntries(missing.map((name) => [name, words.needs[name]])),
    ...checkPeople(values),
  };
}

function checkPeople({ people, peopleSearch, peoplePlace }: MeasureValues): Faults {
  if (people === '' || peoplePlace !== '') return {};
  if (peopleSearch.trim() === '') return { peopleSearch: peopleWords.needsSearch };
  return { peoplePlace: peopleWords.needsPlace };
}

/** Where the number of people comes from, as the API takes it. */
export function peopleFromOf({ people, peoplePlace }: MeasureValues): { peopleFrom?: PeopleFrom } {
  const [datasetId, columnId] = people.split('|');
  if (!datasetId || !columnId) return {};
  return { peopleFrom: { datasetId, columnId, placeCode: peoplePlace } };
}

/** The definition that the answers make; only call it when `checkMeasure` found nothing. */
export function definitionBody(values: MeasureValues, dataset: Dataset): DefinitionBody {
  const column = columnOf(dataset, values.columnId);
  if (!column || values.polarity === '') throw new TypeError('The form is not complete.');
  const withDenominator = HAS_DENOMINATOR.has(column.kind);
  return {
    title: values.title.trim(),
    form: values.people === '' ? FORMS[column.kind] : 'rate',
    kind: values.kind,
    domain: values.domain,
    polarity: values.polarity,
    unit: values.unit.trim(),
    ...(column.kind === 'rate' ? { multiplier: column.multiplier } : {}),
    ...(values.people === '' ? {} : { multiplier: PER_PEOPLE, denominator: peopleWords.denominator }),
    period: values.period,
    numerator: values.numerator.trim(),
    ...(withDenominator ? { denominator: values.denominator.trim() } : {}),
    strata: dataset.stratifiers.map(({ id }) => id),
    owner: values.owner.trim(),
  };
}
