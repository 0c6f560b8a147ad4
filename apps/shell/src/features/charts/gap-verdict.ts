import { digitsFor, percentText, plainNumber } from '@fairshift/equity';
import type { VerdictCardProps } from '@fairshift/ui';
import { z } from 'zod';
import { chartWords as words } from './charts.words.js';

const share = z.object({ percent: z.number().nullable() });
const group = z.object({ id: z.string(), label: z.string() });

/** The part of a gap chart's analysis that the page shows beside the picture. */
const gapAnalysis = z.object({
  focus: group.nullable(),
  reference: group.nullable(),
  points: z.array(z.object({ name: z.string(), focus: share, reference: share, gap: z.number().nullable() })),
  compared: z.tuple([z.number().int(), z.number().int()]).nullable(),
  signal: z.enum(['improvement', 'concern', 'change']).nullable(),
  verdict: z.object({
    word: z.enum(['closed', 'narrowed', 'maintained', 'widened', 'cannotTell']),
    headline: z.string(),
    why: z.string(),
    howSure: z.string(),
    ratios: z.array(z.string()),
    levellingDown: z.string().nullable(),
  }),
});
export type GapFound = z.output<typeof gapAnalysis>;

/** The gap of an analysis; undefined for charts of another kind. */
export function gapOf(analysis: unknown): GapFound | undefined {
  const read = gapAnalysis.safeParse(analysis);
  return read.success ? read.data : undefined;
}

const moved = (change: number): string => {
  const size = Math.round(Math.abs(change));
  return size === 0 ? 'same' : `${change > 0 ? 'up' : 'down'} ${size}`;
};

type Point = GapFound['points'][number];
type Side = 'focus' | 'reference';

function row(label: string, side: Side, ends: readonly [Point, Point]) {
  const [then, now] = [ends[0][side].percent ?? 0, ends[1][side].percent ?? 0];
  const digits = digitsFor(then, now);
  return {
    label,
    before: percentText(then, digits),
    now: percentText(now, digits),
    change: moved(now - then),
  };
}

/** Props of the verdict card; undefined when there are not two periods to compare. */
export function verdictCardOf({ points, compared, focus, reference, signal, verdict }: GapFound) {
  const [then, now] = [points[compared?.[0] ?? -1], points[compared?.[1] ?? -1]];
  if (!then || !now || !focus || !reference) return undefined;
  const [before, after] = [then.gap ?? 0, now.gap ?? 0];
  const line = (side: Side) => [then[side].percent ?? 0, now[side].percent ?? 0] as const;
  const size = (gap: number) => plainNumber(Math.abs(gap), digitsFor(Math.abs(before), Math.abs(after)));
  return {
    verdict: verdict.word === 'cannotTell' ? 'cannot-tell' : verdict.word,
    why: [verdict.why, verdict.levellingDown].filter(Boolean).join(' '),
    concern: signal === 'concern',
    lines: { focus: line('focus'), other: line('reference') },
    rows: [
      row(reference.label, 'reference', [then, now]),
      row(focus.label, 'focus', [then, now]),
      {
        label: words.gapRow,
        before: size(before),
        now: size(after),
        change: moved(Math.abs(after) - Math.abs(before)),
        strong: true,
      },
    ],
    when: words.thenAndNow(then.name, now.name),
    sure: verdict.howSure,
  } satisfies VerdictCardProps;
}
