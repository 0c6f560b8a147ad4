import { countsOf, unknownRate, wilson, type GroupCounts } from '@fairshift/equity';
import type { DotGroup, UnknownMeterProps } from '@fairshift/ui';
import { exploreWords as words } from './explore.words.js';
import { countsAt, figureOf, pointAt, type Explored, type Series, type Stratifier } from './period-counts.js';
import { choiceText, compare, type Choice, type Compared } from './reference-choice.js';

export interface CardModel {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly DotGroup[];
  readonly unknown: UnknownMeterProps;
  readonly compared: Compared;
  readonly counts: readonly GroupCounts[];
  /** Whom a chart over time is asked to compare with; that chart says so when it cannot. */
  readonly overTime: string;
}

function dotOf(series: Series, start: string, measure: Explored['measure']): DotGroup {
  const { id, label } = series.group;
  const point = pointAt(series, start);
  if (!point) return { id, label, held: 'no-data' };
  const value = figureOf(point, measure);
  if (value === undefined) {
    return { id, label, held: point.flags?.includes('suppressed') ? 'small' : 'no-data' };
  }
  const counts = measure.form === 'proportion' ? countsOf(countsAt(series, start)) : null;
  if (!counts) return { id, label, value };
  const { lower, upper } = wilson(counts);
  const number = (n: number) => n.toLocaleString('en-GB');
  return {
    id,
    label,
    value,
    interval: [lower * 100, upper * 100],
    counts: `${number(counts.numerator)} of ${number(counts.denominator)} ${measure.unit === '%' ? 'people' : measure.unit}`,
  };
}

/** The unknown rate; with a hidden count, that of the counts that are there, and a warning. */
function unknownOf(groups: readonly GroupCounts[]): UnknownMeterProps {
  const whole = unknownRate(groups);
  if (whole) return { unknown: whole.unknown + whole.notStated, total: whole.total };
  const size = (group: GroupCounts) => group.denominator ?? group.numerator ?? 0;
  const sum = (list: readonly GroupCounts[]) => list.reduce((total, group) => total + size(group), 0);
  const parts = groups.filter(({ role }) => role !== 'overall');
  const unknown = parts.filter(({ role }) => role !== 'group');
  return { unknown: sum(unknown), total: sum(parts), because: words.someHidden };
}

export interface CardOptions {
  readonly explored: Explored;
  readonly start: string;
  readonly choice: Choice;
}

/** The chosen comparison in an address: the group's code where it is in this split, else the choice itself. */
function comparisonOverTime(split: string, choice: Choice, compared: Compared): string {
  if (choice.kind === 'named') return choice.stratifier === split ? choice.group : choiceText(choice);
  if (choice.kind === 'overall' || choice.kind === 'others' || 'refused' in compared) return choice.kind;
  return compared.reference.group.id;
}

function cardOf(stratifier: Stratifier, { explored, start, choice }: CardOptions): CardModel {
  const { measure, overall, stratifiers } = explored;
  const counts = stratifier.series.map((series) => countsAt(series, start));
  const origin = choice.kind === 'named' && stratifiers.find(({ id }) => id === choice.stratifier);
  const named =
    origin && choice.kind === 'named'
      ? origin.series.find(({ group }) => group.id === choice.group)
      : undefined;
  const compared: Compared =
    measure.form === 'proportion'
      ? compare([countsAt(overall, start), ...counts], {
          choice,
          polarity: measure.polarity,
          named: named && countsAt(named, start),
        })
      : { refused: words.dotsOnly };
  return {
    id: stratifier.id,
    label: stratifier.label,
    groups: stratifier.series
      .filter(({ group }) => group.role === 'group')
      .map((series) => dotOf(series, start, measure)),
    unknown: unknownOf(counts),
    compared,
    counts,
    overTime: comparisonOverTime(stratifier.id, choice, compared),
  };
}

/** A split without a single figure in the period; held back numbers are no figures, but they are something. */
export const isEmpty = ({ groups }: CardModel): boolean => groups.every(({ held }) => held === 'no-data');

/** One card for each split, in the order of the dataset: never ranked. Those with nothing to show come last. */
export function cardsOf(options: CardOptions): CardModel[] {
  const cards = options.explored.stratifiers.map((stratifier) => cardOf(stratifier, options));
  return [...cards.filter((card) => !isEmpty(card)), ...cards.filter(isEmpty)];
}

/** The card whose named group is furthest of all; undefined when no card names one. */
export function furthestCard(cards: readonly CardModel[]): CardModel | undefined {
  const distance = ({ compared }: CardModel): number =>
    'refused' in compared || !compared.furthest.named ? -1 : Math.abs(compared.furthest.gap.absolute);
  const [first] = cards.toSorted((a, b) => distance(b) - distance(a));
  return first && distance(first) > 0 ? first : undefined;
}

/** Every figure and interval end on the page, for the one scale. */
export function valuesOf(cards: readonly CardModel[]): number[] {
  return cards.flatMap(({ groups }) =>
    groups.flatMap((group) => (group.held === undefined ? [group.value, ...(group.interval ?? [])] : [])),
  );
}
