import type { KeyMark } from './analysis.js';

/** A shape with its attributes as React spells them. */
export type Shape = readonly [
  tag: 'circle' | 'path' | 'rect',
  attributes: Readonly<Record<string, string | number>>,
];

export interface SymbolDrawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const symbol = (width: number, height: number, ...shapes: readonly Shape[]): SymbolDrawing => ({
  width,
  height,
  shapes,
});

const line = (d: string, stroke: string, strokeWidth: number, strokeDasharray?: string): Shape => [
  'path',
  { d, stroke, strokeWidth, fill: 'none', ...(strokeDasharray === undefined ? {} : { strokeDasharray }) },
];

const edged = (tag: Shape[0], attributes: Shape[1]): Shape => [tag, { ...attributes, stroke: '#fff' }];

/** Each mark of a key, on a page and in a picture of its own. Shapes and dashes are those of the charts. */
export const symbols: Readonly<Record<KeyMark, SymbolDrawing>> = {
  none: symbol(16, 16, ['circle', { cx: 8, cy: 8, r: 5, fill: '#4c6272' }]),
  improvement: symbol(16, 16, ['path', { d: 'M8 1 15 8 8 15 1 8Z', fill: '#005eb8' }]),
  concern: symbol(16, 16, ['rect', { x: 2.5, y: 2.5, width: 11, height: 11, fill: '#c75300' }]),
  change: symbol(16, 16, ['path', { d: 'M8 2 15 14H1Z', fill: '#490092' }]),
  average: symbol(28, 10, line('M0 5h28', '#212b32', 2)),
  'average-extended': symbol(30, 10, line('M0 5h30', '#212b32', 2, '8 5')),
  limits: symbol(
    28,
    14,
    ['rect', { width: 28, height: 14, fill: '#e9eef1' }],
    line('M0 1h28M0 13h28', '#4c6272', 1.5, '5 4'),
  ),
  target: symbol(32, 10, line('M0 5h32', '#212b32', 2, '12 4 2 4')),
  'group-1': symbol(
    32,
    12,
    line('M0 6h32', '#12436d', 3),
    edged('circle', { cx: 16, cy: 6, r: 5, fill: '#12436d' }),
  ),
  'group-2': symbol(
    34,
    12,
    line('M0 6h34', '#28a197', 3, '10 4'),
    edged('rect', { x: 12.5, y: 1.5, width: 9, height: 9, fill: '#28a197' }),
  ),
  'group-3': symbol(
    34,
    12,
    line('M0 6h34', '#801650', 3, '4 3'),
    edged('path', { d: 'M17 0 23 11H11Z', fill: '#801650' }),
  ),
  'group-4': symbol(
    34,
    12,
    line('M0 6h34', '#f46a25', 3, '8 3 2 3'),
    edged('path', { d: 'M17 0 23 6 17 12 11 6Z', fill: '#f46a25' }),
  ),
  interval: symbol(
    12,
    20,
    ['path', { d: 'M6 2v16', stroke: '#768692', strokeWidth: 5, strokeLinecap: 'round' }],
    edged('circle', { cx: 6, cy: 10, r: 4.5, fill: '#212b32' }),
  ),
  'held-back': symbol(12, 20, [
    'path',
    { d: 'M6 4v12', stroke: '#4c6272', strokeWidth: 6, strokeLinecap: 'round', opacity: 0.55 },
  ]),
  bar: symbol(16, 14, ['rect', { width: 16, height: 14, fill: '#12436d' }]),
  cumulative: symbol(
    30,
    12,
    line('M0 6h30', '#212b32', 2),
    edged('circle', { cx: 15, cy: 6, r: 4, fill: '#212b32' }),
  ),
  beyond: symbol(
    34,
    16,
    ['path', { d: 'M8 2 15 14H1Z', fill: '#490092' }],
    ['path', { d: 'M26 14 19 2h14Z', fill: '#490092' }],
  ),
  'perhaps-beyond': symbol(
    34,
    16,
    line('M8 4 13.5 13h-11Z', '#490092', 2),
    line('M26 12 20.5 3h11Z', '#490092', 2),
  ),
  'not-known': symbol(16, 16, [
    'circle',
    { cx: 8, cy: 8, r: 4.5, fill: '#fff', stroke: '#4c6272', strokeWidth: 2 },
  ]),
  'inner-limits': symbol(30, 10, line('M0 5h30', '#4c6272', 2, '2 4')),
  'outer-limits': symbol(30, 10, line('M0 5h30', '#4c6272', 2, '10 5')),
  overall: symbol(4, 18, ['rect', { x: 1, width: 2, height: 18, fill: '#212b32' }]),
};
