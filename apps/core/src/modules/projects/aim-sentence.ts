import type { z } from 'zod';
import type { aim } from '@fairshift/contracts';

export type Aim = z.output<typeof aim>;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The aim as one sentence (PRODUCT 3.1): the group, the inequity, the place, from, to and by when. A change of
 * a percentage is told apart from percentage points, which the paper mixes up.
 */
export function aimSentence(aim: Aim): string {
  const opening = {
    reduction: `Reduce ${aim.inequity} experienced by ${aim.affected ?? aim.group} ${aim.where}`,
    increase: `Increase ${aim.inequity} for ${aim.group} ${aim.where}`,
    level: `Reach the standard for ${aim.inequity} for ${aim.group} ${aim.where}`,
    gap: `Close the gap in ${aim.inequity} for ${aim.group} ${aim.where}`,
  }[aim.kind];
  const parts = [`${opening}${byHowMuch(aim)}`];
  const fromTo = fromAndTo(aim);
  if (fromTo) parts.push(fromTo);
  if (aim.by) parts.push(`by ${monthAndYear(aim.by)}`);
  return `${parts.join(', ')}.`;
}

function byHowMuch({ change, changeUnit }: Aim): string {
  if (change === undefined || changeUnit === undefined || changeUnit === 'standard') return '';
  if (changeUnit === 'percentage-points') {
    return ` by ${change} percentage point${change === 1 ? '' : 's'}`;
  }
  return changeUnit === 'per-cent' ? ` by ${change}%` : ` by ${change}`;
}

function fromAndTo({ from, to, kind, changeUnit }: Aim): string | undefined {
  const unit = kind === 'gap' ? ' percentage points' : changeUnit === 'percentage-points' ? '%' : '';
  if (from !== undefined && to !== undefined) {
    return kind === 'gap' ? `from ${from} to ${to}${unit}` : `from ${from}${unit} to ${to}${unit}`;
  }
  return to === undefined ? undefined : `to ${to}${unit}`;
}

function monthAndYear(date: string): string {
  const [year = '', month = '1'] = date.split('-');
  return `${MONTHS[Number(month) - 1]} ${year}`;
}
