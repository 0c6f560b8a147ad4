import type { ImportJob, RouteResponse, routes } from '@fairshift/contracts';
import type { Faults } from '../../../platform/form.js';
import { mappingWords } from './mapping.words.js';

export type Offered = RouteResponse<typeof routes.getImportColumns>;
export type OfferedColumn = Offered['columns'][number];
export type RoleName = keyof typeof mappingWords.roles;
export type ListName = keyof typeof mappingWords.lists;
type Mapping = NonNullable<ImportJob['mapping']>;
type Labels = Readonly<Record<string, string>>;

/** What a person says about a table of their own. */
export interface MappingValues {
  readonly saved: string;
  readonly rows: string;
  readonly roles: Readonly<Record<string, RoleName>>;
  readonly lists: Readonly<Record<string, ListName>>;
  /** What a person says that words stand for, by heading and word. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly periodKind: string;
  readonly dayFirst: string;
  readonly kind: string;
  readonly title: string;
  readonly polarity: string;
  readonly name: string;
}

export const AFRESH = 'afresh';
/** Things of which a table has one column. */
const ONE: readonly RoleName[] = [
  'period',
  'period-start',
  'period-end',
  'year',
  'month',
  'place',
  'place-name',
  'denominator',
  'outcome',
];
const COUNTS: readonly RoleName[] = ['numerator', 'denominator', 'value'];

const isRole = (text: string): text is RoleName => text in mappingWords.roles;
const isList = (text: string): text is ListName => text in mappingWords.lists;

/** A column whose cells may not even be shown. */
export const isPersonal = ({ guess, samples }: OfferedColumn): boolean =>
  guess?.role === 'leave-out' && samples.length === 0 && guess.because.includes('may not be taken in');

/** Where the pages start: what the source guessed, or what was answered before. */
export function startMapping(job: ImportJob, { columns, saved }: Offered): MappingValues {
  const held = job.mapping;
  const guessed = columns.map(({ heading, guess }) => [heading, guess] as const);
  const roles = guessed.map(([heading, guess]) => {
    const role =
      held?.columns[heading]?.role ?? (held === undefined ? (guess?.role ?? 'leave-out') : 'leave-out');
    return [heading, isRole(role) ? role : 'leave-out'] as const;
  });
  const lists = guessed.map(([heading, guess]) => {
    const list = String(held?.columns[heading]?.['list'] ?? guess?.list ?? 'own');
    return [heading, isList(list) ? list : 'own'] as const;
  });
  const measure = (held?.['measure'] ?? {}) as Readonly<Record<string, string | undefined>>;
  const hasCounts = roles.some(([, role]) => COUNTS.includes(role));
  return {
    saved: held === undefined ? (saved[0]?.id ?? AFRESH) : AFRESH,
    rows: String(held?.['rows'] ?? (hasCounts ? 'figures' : 'cases')),
    roles: Object.fromEntries(roles),
    lists: Object.fromEntries(lists),
    labels: Object.fromEntries(
      guessed.map(([heading]) => [heading, (held?.columns[heading]?.['labels'] ?? {}) as Labels]),
    ),
    periodKind: String(held?.['periodKind'] ?? (hasCounts ? '' : 'month')),
    dayFirst: held?.['dayFirst'] === false ? 'no' : 'yes',
    kind: measure['kind'] ?? 'proportion',
    title: measure['title'] ?? '',
    polarity: measure['polarity'] ?? 'neither',
    name: '',
  };
}

const headingsOf = (values: MappingValues, role: RoleName): readonly string[] =>
  Object.entries(values.roles).flatMap(([heading, held]) => (held === role ? [heading] : []));

/** The id of a column's control. */
export const columnId = (columns: readonly OfferedColumn[], heading: string): string =>
  `column-${columns.findIndex((column) => column.heading === heading)}`;

/** What of the columns does not fit together, by the id of the control. */
export function checkColumns(columns: readonly OfferedColumn[], values: MappingValues): Faults {
  const { faults: words } = mappingWords;
  const faults: Record<string, string> = {};
  const blame = (heading: string | undefined, message: string) =>
    void (faults[columnId(columns, heading ?? columns[0]?.heading ?? '')] ??= message);
  const one = (role: RoleName) => headingsOf(values, role)[0];
  for (const role of ONE) {
    const [first, second] = headingsOf(values, role);
    if (first !== undefined && second !== undefined) blame(second, words.twice(first, second));
  }
  const [start, end] = [one('period-start'), one('period-end')];
  if ((start === undefined) !== (end === undefined)) blame(start ?? end, words.half);
  if (one('month') !== undefined && one('year') === undefined) blame(one('month'), words.month);
  if (one('place-name') !== undefined && one('place') === undefined)
    blame(one('place-name'), words.placeName);
  const figures = [...headingsOf(values, 'numerator'), ...headingsOf(values, 'value')];
  if (values.rows === 'cases') {
    for (const heading of [...figures, ...headingsOf(values, 'denominator')]) blame(heading, words.counts);
  } else {
    if (figures.length === 0) blame(undefined, words.noFigures);
    if (one('outcome') !== undefined) blame(one('outcome'), words.outcome);
  }
  return faults;
}

/** The mapping as the source reads it. */
export function mappingOf(values: MappingValues): Mapping {
  const columns = Object.entries(values.roles).map(([heading, role]) => {
    const list = values.lists[heading] ?? 'own';
    if (role !== 'group') return [heading, { role }] as const;
    const labels = Object.entries(values.labels[heading] ?? {}).filter(([, wanted]) => wanted !== '');
    const said = {
      ...(list === 'own' ? {} : { list }),
      ...(labels.length === 0 ? {} : { labels: Object.fromEntries(labels) }),
    };
    return [heading, { role, ...said }] as const;
  });
  const hasBoth = values.rows === 'figures' && Object.values(values.roles).includes('denominator');
  const title = values.title.trim();
  return {
    rows: values.rows,
    columns: Object.fromEntries(columns),
    ...(values.periodKind === '' ? {} : { periodKind: values.periodKind }),
    dayFirst: values.dayFirst === 'yes',
    measure: {
      polarity: values.polarity,
      ...(title === '' ? {} : { title }),
      ...(hasBoth ? { kind: values.kind } : {}),
    },
  };
}

/** Columns whose words are matched to a list, with what the first rows hold. */
export function matchedColumns(
  columns: readonly OfferedColumn[],
  values: MappingValues,
): readonly OfferedColumn[] {
  return columns.filter(
    ({ heading, matches, samples }) => values.roles[heading] === 'group' && (matches ?? samples).length > 0,
  );
}
