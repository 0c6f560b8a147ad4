import type { PhaseSpan } from './limits.js';
import type { DateSpan, SpcInput, SpcNote } from './model.js';

interface Dated {
  readonly start: string;
  readonly end: string;
}

const inside = (point: Dated, span: DateSpan) => point.start >= span.start && point.start < span.end;

/** Whether a person left the point out. */
export function isExcluded(point: Dated, exclusions: readonly DateSpan[]): boolean {
  return exclusions.some((span) => inside(point, span));
}

interface Start {
  readonly from: number;
  readonly name: string;
  readonly baselineEnd?: string;
}

/** Where phases start. A phase that holds no point is left out; the first stretch is a phase of its own. */
function phaseStarts(points: readonly Dated[], input: SpcInput): Start[] {
  const starts: Start[] = [
    { from: 0, name: input.phases.length > 0 || input.baseline ? 'Baseline' : 'All points' },
  ];
  for (const phase of input.phases.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    const from = points.findIndex((point) => point.start >= phase.start);
    if (from < 0) continue;
    const { name, baselineEnd } = phase;
    const start = { from, name, ...(baselineEnd === undefined ? {} : { baselineEnd }) };
    if (starts.at(-1)?.from === from) starts[starts.length - 1] = start;
    else starts.push(start);
  }
  return starts;
}

/** First and last position within `from` to `to` that the test holds for; the whole stretch when it holds for none. */
function narrow(
  from: number,
  to: number,
  holds: (i: number) => boolean,
): { baselineFrom: number; baselineTo: number } {
  let first = from;
  while (first <= to && !holds(first)) first += 1;
  if (first > to) return { baselineFrom: from, baselineTo: to };
  let last = to;
  while (!holds(last)) last -= 1;
  return { baselineFrom: first, baselineTo: last };
}

/** Phases as positions, each with the points that set its limits. */
export function phaseSpans(points: readonly Dated[], input: SpcInput): PhaseSpan[] {
  if (points.length === 0) return [];
  const starts = phaseStarts(points, input);
  return starts.map(({ from, name, baselineEnd }, i) => {
    const to = (starts[i + 1]?.from ?? points.length) - 1;
    // The measure's baseline belongs to the phase in which it starts, and to no other.
    const startsHere = (span: DateSpan) =>
      (i === 0 || span.start >= (points[from]?.start ?? '')) && span.start <= (points[to]?.start ?? '');
    const fixed = input.baseline && startsHere(input.baseline) ? input.baseline : undefined;
    const baseline = narrow(from, to, (at) => {
      const point = points[at] as Dated;
      if (baselineEnd !== undefined) return point.start < baselineEnd;
      return fixed ? inside(point, fixed) : true;
    });
    return { name, from, to, ...baseline };
  });
}

/** What becomes of a baseline that is not where the points are, or that a phase cuts short. */
export function baselineNotes(points: readonly Dated[], { baseline, phases }: SpcInput): SpcNote[] {
  if (!baseline || points.length === 0) return [];
  if (!points.some((point) => inside(point, baseline)))
    return [
      { code: 'baseline-unused', message: 'The baseline holds no point of this chart, so it is not used.' },
    ];
  const cutting = phases.find(({ start }) => start > baseline.start && start < baseline.end);
  if (!cutting) return [];
  const message = `“${cutting.name}” starts within the baseline, so the baseline ends there.`;
  return [{ code: 'baseline-cut', message }];
}
