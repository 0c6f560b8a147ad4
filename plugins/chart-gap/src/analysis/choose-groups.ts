import type { ChartInput } from '@fairshift/plugin-sdk';
import { referenceGroup, type GroupCounts } from '@fairshift/equity';

type Series = ChartInput['series'][number];

export interface ChosenGroups {
  readonly focus: Series | null;
  readonly reference: Series | null;
  /** How the groups were chosen when nobody did, in plain words. */
  readonly note: string | null;
}

const latest = ({ group, points }: Series): GroupCounts => {
  const last = points.at(-1);
  const { id, label, role } = group;
  return { id, label, role, numerator: last?.numerator ?? null, denominator: last?.denominator ?? null };
};

/** The overall line, else the best-placed group that is large enough, else the last one. */
function defaultReference(input: ChartInput): Series | null {
  const overall = input.series.find((each) => each.group.role === 'overall');
  if (overall) return overall;
  const best = referenceGroup(input.series.map(latest), { kind: 'best' }, input.measure.polarity);
  const chosen = best.ok ? input.series.find((each) => each.group.id === best.group.id) : undefined;
  return chosen ?? input.series.findLast((each) => each.group.role === 'group') ?? null;
}

/**
 * The measure names the reference; the options may name the focus group, else it is the first other one.
 * People whose group is not known are never the focus by default.
 */
export function chooseGroups(input: ChartInput, focusId: string | undefined): ChosenGroups {
  const named = input.context.reference;
  const found = input.series.find((each) => each.group.id === named?.group);
  const reference = found ?? defaultReference(input);
  const others = input.series.filter((each) => each !== reference && each.group.role === 'group');
  const focus = others.find((each) => each.group.id === focusId) ?? others[0] ?? null;
  if (found || reference === null) return { focus, reference, note: null };
  const label = reference.group.label;
  const note = named
    ? `${named.label} is not in these data, so the chart compares with ${label}.`
    : `Nobody has chosen a group to compare with, so the chart compares with ${label}.`;
  return { focus, reference, note };
}
