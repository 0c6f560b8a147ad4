import { useCallback, useLayoutEffect, useRef, useState, type PointerEvent } from 'react';
import type { WalkPoint } from '../analysis.js';
import type { Picture, Renderer } from '../renderer.js';
import type { TipAt } from './PointTip.js';

/** How near the pointer must come to the middle of a point, in CSS pixels: a target of 24 by 24 at least. */
const REACH = 18;

/** The nearest within reach. */
export function nearest(places: readonly TipAt[], x: number, y: number): TipAt | undefined {
  let found: TipAt | undefined;
  let least = REACH;
  for (const place of places) {
    const away = Math.hypot(place.x - x, place.y - y);
    if (!(away <= least)) continue;
    found = place;
    least = away;
  }
  return found;
}

/** Where the points stand: worked out when the pointer first comes to a picture, not with each picture. */
function usePlaces(renderer: Renderer | undefined, picture: Picture, points: readonly WalkPoint[]) {
  const kept = useRef<{ readonly of: readonly unknown[]; readonly places: readonly TipAt[] }>(undefined);
  return (): readonly TipAt[] => {
    const of = [renderer, picture, points];
    if (kept.current?.of.every((each, i) => each === of[i])) return kept.current.places;
    const places = points.flatMap((point) => {
      const place = renderer?.pixelOf(picture, point);
      return place ? [{ point, ...place }] : [];
    });
    kept.current = { of, places };
    return places;
  };
}

export interface Tip {
  readonly at: TipAt | undefined;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
}

/**
 * The point under the pointer. It stays while the pointer is on its words, and goes with Escape. A finger gets none: where it
 * taps, the walk stands.
 */
export function useTip(renderer: Renderer | undefined, picture: Picture, points: readonly WalkPoint[]): Tip {
  const [held, setHeld] = useState<{ readonly picture: Picture; readonly at: TipAt }>();
  const at = held?.picture === picture ? held.at : undefined;
  const placesOf = usePlaces(renderer, picture, points);
  const hide = useCallback(() => setHeld(undefined), []);
  // With the words, not a moment after them: Escape must never come too early.
  useLayoutEffect(() => {
    if (!at) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
    };
    globalThis.addEventListener('keydown', onKeyDown);
    return () => globalThis.removeEventListener('keydown', onKeyDown);
  }, [at, hide]);
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.pointerType === 'touch' || isOnTip(event.target)) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const found = nearest(placesOf(), event.clientX - left, event.clientY - top);
    if (found?.point !== at?.point) setHeld(found && { picture, at: found });
  };
  return { at, onPointerMove, onPointerLeave: hide };
}

const isOnTip = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.fs-plot__tip') !== null;
