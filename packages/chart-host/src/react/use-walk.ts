import { useCallback, useState, type KeyboardEvent } from 'react';
import type { WalkPoint } from '../analysis.js';

export interface Walk {
  /** Index into the points; undefined until the first step. */
  readonly at: number | undefined;
  readonly point: WalkPoint | undefined;
  readonly goTo: (index: number) => void;
  readonly first: () => void;
  readonly previous: () => void;
  readonly next: () => void;
  readonly last: () => void;
  /** The next point of a pattern, and from the last one on to the first again. */
  readonly nextSignal: () => void;
  /** The point of a pattern before, and from the first one on to the last again. */
  readonly previousSignal: () => void;
  readonly hasSignals: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Steps through the points of a chart, by buttons and by arrow keys, Home and End. */
export function useWalk(points: readonly WalkPoint[]): Walk {
  const [held, setAt] = useState<number | undefined>(undefined);
  const at = held !== undefined && held < points.length ? held : undefined;
  const end = points.length - 1;
  const goTo = useCallback(
    (index: number) => setAt(points.length === 0 ? undefined : Math.min(end, Math.max(0, index))),
    [end, points.length],
  );
  const first = () => goTo(0);
  const last = () => goTo(end);
  const next = () => goTo(at === undefined ? 0 : at + 1);
  const previous = () => goTo(at === undefined ? end : at - 1);
  const signals = points.flatMap((point, i) => (point.signal === undefined ? [] : [i]));
  const goToSignal = (target: number | undefined) => (target === undefined ? undefined : goTo(target));
  const nextSignal = () => goToSignal(signals.find((i) => i > (at ?? -1)) ?? signals[0]);
  const previousSignal = () => goToSignal(signals.findLast((i) => i < (at ?? 0)) ?? signals.at(-1));
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: next,
    ArrowDown: next,
    ArrowLeft: previous,
    ArrowUp: previous,
    Home: first,
    End: last,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = keys[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  };
  const hasSignals = signals.length > 0;
  const point = at === undefined ? undefined : points[at];
  return { at, point, goTo, first, previous, next, last, nextSignal, previousSignal, hasSignals, onKeyDown };
}
