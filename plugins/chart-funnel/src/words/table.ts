import type { Cell, ChartDescription } from '@fairshift/plugin-sdk';
import { percentText } from '@fairshift/equity';
import type { FunnelAnalysis, NotDrawn, Unit, WhyNotDrawn } from '../analysis/model.js';
import { countText, exactText, rangeText, sizeName, valueName } from './numbers.js';
import { sideWords } from './sides.js';

/** Why a group has no place on the chart, after “not drawn:”. */
export const WHY_NOT_DRAWN: Readonly<Record<WhyNotDrawn, string>> = {
  'held-back': 'a number is held back',
  missing: 'a number is missing',
  'no-figure': 'no figure in this period',
  'no-denominator': 'it is not known out of how many',
  nobody: 'nobody is in this group',
  impossible: 'its numbers cannot be right',
  'no-chart': 'there is no chart',
};

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function drawnRow(analysis: FunnelAnalysis, unit: Unit): readonly Cell[] {
  return [
    unit.label,
    countText(unit.numerator),
    countText(unit.denominator),
    exactText(analysis, unit.value),
    sideWords(analysis, unit.side, true),
    rangeText(analysis, unit.limits95),
    rangeText(analysis, unit.limits998),
  ];
}

function notDrawnRow({ label, numerator, denominator, why }: NotDrawn): readonly Cell[] {
  const number = (value: number | null): Cell =>
    value === null ? (why === 'held-back' ? 'held back' : 'missing') : countText(value);
  const words = `Not drawn: ${WHY_NOT_DRAWN[why]}`;
  return [label, number(numerator), number(denominator), 'none', words, 'none', 'none'];
}

/** Every group of the data: those drawn, those that are not, and those whose group is not known, last. */
export function table(analysis: FunnelAnalysis): ChartDescription['table'] {
  const { title, unit, kind, levels, units, notDrawn } = analysis;
  const [inner, outer] = levels;
  const rows = [
    ...units.map((each) => ({ role: each.role, row: drawnRow(analysis, each) })),
    ...notDrawn.map((each) => ({ role: each.role, row: notDrawnRow(each) })),
  ];
  const ordered = [
    ...rows.filter(({ role }) => role === 'group'),
    ...rows.filter(({ role }) => role !== 'group'),
  ];
  return {
    caption: `${title}, by group, in the order of the data`,
    columns: [
      'Group',
      kind === 'proportion' ? 'Number' : upperFirst(unit),
      sizeName(analysis),
      valueName(analysis),
      'In words',
      `${percentText(inner)} limits`,
      `${percentText(outer, 1)} limits`,
    ],
    rows: ordered.map(({ row }) => row),
  };
}
