import type { WalkPoint } from '../analysis.js';
import { PointWords } from './PointWords.js';

/** Widest, in CSS pixels; the stylesheet has the same. */
const WIDEST = 320;
/** From the middle of the point. */
const AWAY = 14;

export interface TipAt {
  readonly point: WalkPoint;
  readonly x: number;
  readonly y: number;
}

/** What stands beside the point under the pointer: above it in the lower half of the picture, else below. */
export function PointTip({ at, width, height }: { at: TipAt; width: number; height: number }) {
  const wide = Math.min(WIDEST, width);
  const left = Math.min(Math.max(at.x - wide / 2, 0), width - wide);
  const place = at.y > height / 2 ? { bottom: height - at.y + AWAY } : { top: at.y + AWAY };
  return (
    <div className="fs-plot__tip" style={{ left, width: wide, ...place }}>
      <PointWords point={at.point} />
    </div>
  );
}
