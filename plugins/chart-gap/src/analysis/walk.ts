import { percentagePoints, percentText, plainNumber } from '@fairshift/equity';
import type { GapPoint, Group, Share, WalkStop } from './model.js';

/** The focus group's line is the first series of the option, so that the ring sits on it. */
export const FOCUS_SERIES = 0;
export const REFERENCE_SERIES = 1;

const shareText = (label: string, share: Share): string =>
  `${label} ${share.percent === null ? (share.why ?? 'missing') : percentText(share.percent, 1)}.`;

function gapText(point: GapPoint): string {
  if (point.gap === null) return 'No gap can be shown.';
  const told = `Gap ${percentagePoints(point.gap, 1)}`;
  if (point.lower === null || point.upper === null) return `${told}.`;
  return `${told}, 95% interval ${plainNumber(point.lower, 1)} to ${plainNumber(point.upper, 1)}.`;
}

export interface Walked {
  readonly points: readonly GapPoint[];
  readonly focus: Group;
  readonly reference: Group;
  readonly signalAt: { readonly index: number; readonly signal: NonNullable<WalkStop['signal']> } | null;
}

/** A stop for every period in which one of the two groups is drawn. */
export function walkOf({ points, focus, reference, signalAt }: Walked): readonly WalkStop[] {
  return points.flatMap((point, index): WalkStop[] => {
    if (point.focus.percent === null && point.reference.percent === null) return [];
    const text = `${point.name}: ${shareText(focus.label, point.focus)} ${shareText(reference.label, point.reference)} ${gapText(point)}`;
    const series = point.focus.percent === null ? REFERENCE_SERIES : FOCUS_SERIES;
    const stop = { period: point.name, text, series, index };
    return [signalAt?.index === index ? { ...stop, signal: signalAt.signal } : stop];
  });
}
