import type { Json } from '@fairshift/plugin-sdk';
import type { CurvePoint } from '../analysis/model.js';
import { placeOf, type Frame } from './frame.js';
import { INNER_DASH, OUTER_DASH } from './style.js';

const QUIET = { type: 'line', silent: true, symbol: 'none', z: 2, smooth: false } as const;

/** Most that a value can be, where nothing lies beyond. */
const most = ({ analysis }: Frame): number => (analysis.kind === 'proportion' ? 100 : Infinity);

function line(frame: Frame, of: (point: CurvePoint) => number, type: Json): Json {
  const { muted } = frame.ctx.theme;
  const data = frame.analysis.curve.map((point) => {
    const limit = of(point);
    // Where a group of that size cannot lie lower, or higher, there is no line.
    const isLimit = limit > 0 && limit < most(frame);
    return [placeOf(frame, point.size), isLimit ? limit : null];
  });
  return { ...QUIET, lineStyle: { color: muted, width: frame.bare ? 1 : 1.75, type }, data };
}

/** The average, solid; dots for the inner limits and long dashes for the outer ones. */
export function limitLines(frame: Frame): readonly Json[] {
  const { centre, curve } = frame.analysis;
  if (centre === null || curve.length === 0) return [];
  const ends = [curve[0], curve.at(-1)].flatMap((point) => (point ? [placeOf(frame, point.size)] : []));
  const { text } = frame.ctx.theme;
  return [
    { ...QUIET, lineStyle: { color: text, width: frame.bare ? 1.5 : 2 }, data: ends.map((x) => [x, centre]) },
    line(frame, ({ limits95 }) => limits95.lower, INNER_DASH),
    line(frame, ({ limits95 }) => limits95.upper, INNER_DASH),
    line(frame, ({ limits998 }) => limits998.lower, OUTER_DASH),
    line(frame, ({ limits998 }) => limits998.upper, OUTER_DASH),
  ];
}
