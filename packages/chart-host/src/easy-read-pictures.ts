import type { EasyReadPicture } from '@fairshift/plugin-sdk';
import type { Shape } from './symbols.js';

/** Side of each drawing, in its own units. */
export const EASY_READ_SIZE = 48;

const INK = '#212b32';
const GREY = '#768692';

const outline = (d: string, width = 3): Shape => [
  'path',
  { d, stroke: INK, strokeWidth: width, fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' },
];
const filled = (d: string, fill = INK): Shape => ['path', { d, fill }];
const dot = (cx: number, cy: number, r: number, fill = INK): Shape => ['circle', { cx, cy, r, fill }];
const box = (x: number, y: number, width: number, height: number, fill = INK): Shape => [
  'rect',
  { x, y, width, height, fill },
];

const person = (x: number): readonly Shape[] => [
  dot(x, 21, 5.5),
  filled(`M${x - 9.5} 44c0-9 3.5-14.5 9.5-14.5s9.5 5.5 9.5 14.5z`),
];

/** Plain drawings beside Easy Read sentences. No arrow is a good or a bad one: both are ink. */
export const easyReadPictures: Readonly<Record<EasyReadPicture, readonly Shape[]>> = {
  // A tally of five.
  count: [outline('M11 9v30M20 9v30M29 9v30M38 9v30', 3.5), outline('M4 33 45 15', 3.5)],
  share: [
    ['circle', { cx: 24, cy: 24, r: 17, fill: 'none', stroke: INK, strokeWidth: 3 }],
    filled('M24 24V7a17 17 0 0 1 14.7 25.5z', GREY),
    outline('M24 7v17l14.7 8.5', 2),
  ],
  calendar: [
    outline('M7 12h34v29H7zM7 21h34M16 7v9M32 7v9'),
    ...[14, 24, 34].flatMap((x) => [dot(x, 28, 2.2, GREY), dot(x, 35, 2.2, GREY)]),
  ],
  up: [outline('M24 41V9M12 21 24 8l12 13', 6)],
  down: [outline('M24 7v32M12 27l12 13 12-13', 6)],
  level: [outline('M7 19h34M7 30h34', 6)],
  target: [
    ['circle', { cx: 24, cy: 24, r: 17, fill: 'none', stroke: INK, strokeWidth: 3 }],
    ['circle', { cx: 24, cy: 24, r: 10, fill: 'none', stroke: GREY, strokeWidth: 3 }],
    dot(24, 24, 4),
  ],
  compare: [box(9, 10, 12, 31), box(27, 22, 12, 19, GREY), outline('M5 42h38')],
  people: [
    ...person(13),
    ...person(35),
    outline('M16 3h16a3 3 0 0 1 3 3v3a3 3 0 0 1-3 3h-6l-4 4v-4h-6a3 3 0 0 1-3-3v-3a3 3 0 0 1 3-3z', 2),
  ],
  hidden: [box(10, 22, 28, 20, GREY), outline('M16 22v-6a8 8 0 0 1 16 0v6'), dot(24, 31, 3)],
  unsure: [
    ['circle', { cx: 24, cy: 24, r: 17, fill: 'none', stroke: INK, strokeWidth: 3 }],
    outline('M18.5 19.5a5.5 5.5 0 1 1 8 5c-2 1-2.5 2-2.5 4', 3.5),
    dot(24, 33.5, 2.4),
  ],
};
