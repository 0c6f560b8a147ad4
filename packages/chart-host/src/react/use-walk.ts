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
  /** The first point of the next pattern, and from the last pattern on to the first again. */
  readonly nextSignal: () => void;
  /** The first point of the pattern before, and from the first pattern on to the last again. */
  readonly previousSignal: () => void;
  /** The last step came round to that end of the signals; `only`: there is no other signal. */
  readonly cameRoundTo: 'first' | 'last' | 'only' | undefined;
  readonly hasSignals: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Where patterns begin. A shift of 22 points is one signal, and so is a pattern with a usual point in its middle. */
function beginningsOf(points: readonly WalkPoint[]): number[] {
  const seen = new Set<number>();
  return points.flatMap(({ signal, patterns }, at) => {
    if (signal === undefined) return [];
    const isNew = patterns === undefined || patterns.some((pattern) => !seen.has(pattern));
    for (const pattern of patterns ?? []) seen.add(pattern);
    return isNew ? [at] : [];
  });
}

interface Held {
  readonly index: number;
  readonly cameRoundTo?: 'first' | 'last' | 'only';
}

/** Steps through the points of a chart, by buttons and by arrow keys, Home and End. */
export function useWalk(points: readonly WalkPoint[]): Walk {
  const [held, setHeld] = useState<Held | undefined>(undefined);
  const isThere = held !== undefined && held.index < points.length;
  const at = isThere ? held.index : undefined;
  const cameRoundTo = isThere ? held.cameRoundTo : undefined;
  const end = points.length - 1;
  const goTo = useCallback(
    (index: number) =>
      setHeld(points.length === 0 ? undefined : { index: Math.min(end, Math.max(0, index)) }),
    [end, points.length],
  );
  const first = () => goTo(0);
  const last = () => goTo(end);
  const next = () => goTo(at === undefined ? 0 : at + 1);
  const previous = () => goTo(at === undefined ? end : at - 1);
  const signals = beginningsOf(points);
  const goToSignal = (found: number | undefined, round: 'first' | 'last') => {
    const index = found ?? (round === 'first' ? signals[0] : signals.at(-1));
    if (index === undefined) return;
    const isOnly = signals.length === 1;
    setHeld(found === undefined ? { index, cameRoundTo: isOnly ? 'only' : round } : { index });
  };
  const nextSignal = () =>
    goToSignal(
      signals.find((i) => i > (at ?? -1)),
      'first',
    );
  const previousSignal = () =>
    goToSignal(
      signals.findLast((i) => i < (at ?? points.length)),
      'last',
    );
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
  const bySignals = { nextSignal, previousSignal, cameRoundTo, hasSignals };
  return { at, point, goTo, first, previous, next, last, ...bySignals, onKeyDown };
}
