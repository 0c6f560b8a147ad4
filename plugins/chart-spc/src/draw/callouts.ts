import type { Json } from '@fairshift/plugin-sdk';
import type { SpcPointResult, SpcSignal } from '@fairshift/spc';
import { MEANING_WORDS, patternWords } from '../words/signals.js';
import type { Frame } from './frame.js';
import { FONT_SIZE, pointStyle, textWidth } from './style.js';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** More patterns than this are told in the table and on the walk, or words would cover the picture. */
const MOST = 6;
const HEIGHT = 24;
const STRIDE = 6;
/** Parts of its width by which a label may stand to the left or right of the middle of its pattern. */
const SHIFTS = [0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75];
/** A shift to the side leaves a label nearer to its points than one as far up or down: they go on to the side. */
const SIDEWAYS = 0.5;
/** In px; further away a label seems to belong to other points, or to none. */
const MOST_AWAY = 96;

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

interface Pixels {
  x(index: number): number;
  y(value: number): number;
}

/** In px inside the plot, from its top left corner. */
function pixels(frame: Frame): Pixels {
  const { min, max } = frame.scale;
  return {
    x: (index) => ((index + 0.5) / frame.size) * frame.plotWidth,
    y: (value) => ((max - value) / (max - min)) * frame.plotHeight,
  };
}

/** Small boxes along the line from one point to the next. */
function alongLine(from: { x: number; y: number }, to: { x: number; y: number }): Box[] {
  const parts = 6;
  const rx = (to.x - from.x) / parts / 2;
  const ry = Math.abs(to.y - from.y) / parts / 2 + 2;
  return Array.from({ length: parts }, (_, i) => {
    const share = (i + 0.5) / parts;
    return around(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, rx, ry);
  });
}

function around(x: number, y: number, rx: number, ry: number): Box {
  return { left: x - rx, right: x + rx, top: y - ry, bottom: y + ry };
}

/** What a word must not cover: points, the line between them, averages, limits and where phases start. */
function obstacles(frame: Frame, at: Pixels): Box[] {
  const half = frame.plotWidth / frame.size / 2;
  const { points, phases } = frame.analysis.result;
  const rules = phases.slice(1).map((phase) => around(at.x(phase.from - 0.5), 0, 4, frame.plotHeight));
  const atPoints = points.flatMap((point, i) => {
    const lines = [point.centre, ...(frame.options.limits ? [point.lower, point.upper] : [])];
    const boxes = lines.filter((line) => line !== null).map((line) => around(at.x(i), at.y(line), half, 2));
    if (point.value === null) return boxes;
    const here = { x: at.x(i), y: at.y(point.value) };
    const beside = points[i + 1]?.value ?? null;
    const line = beside === null ? [] : alongLine(here, { x: at.x(i + 1), y: at.y(beside) });
    return [...boxes, around(here.x, here.y, 9, 9), ...line];
  });
  return [...rules, ...atPoints];
}

/** The free place nearest to the pattern; null where none is so near that it is seen to belong to it. */
function freePlace(
  frame: Frame,
  taken: readonly Box[],
  near: { x: number; y: number; width: number },
): Box | null {
  const room = frame.plotWidth - near.width;
  if (room < 0) return null;
  const centred = near.x - near.width / 2;
  const lefts = SHIFTS.map((shift) => Math.min(Math.max(centred + shift * near.width, 2), room));
  const tops = Array.from(
    { length: Math.max(0, Math.floor((frame.plotHeight - HEIGHT) / STRIDE)) },
    (_, i) => i * STRIDE,
  );
  const away = ({ left, top }: Box) => Math.hypot((left - centred) * SIDEWAYS, top + HEIGHT / 2 - near.y);
  return (
    lefts
      .flatMap((left) => tops.map((top) => ({ left, right: left + near.width, top, bottom: top + HEIGHT })))
      .filter((box) => away(box) <= MOST_AWAY)
      .toSorted((a, b) => away(a) - away(b))
      .find((box) => !taken.some((other) => overlaps(box, other))) ?? null
  );
}

function plate(frame: Frame, box: Box, text: string, color: string): Json {
  const { min, max } = frame.scale;
  const x = ((box.left + box.right) / 2 / frame.plotWidth) * frame.size - 0.5;
  const y = max - ((box.top + box.bottom) / 2 / frame.plotHeight) * (max - min);
  const label = { show: true, position: [0, 0], align: 'center', verticalAlign: 'middle', formatter: text };
  const style = {
    color,
    fontWeight: 'bold',
    fontSize: FONT_SIZE,
    backgroundColor: frame.ctx.theme.background,
    borderRadius: 3,
    // A worker has no canvas to measure letters with, so it is told how high they are.
    lineHeight: 16,
    padding: [2, 6],
  };
  return { value: [x, y], label: { ...label, ...style } };
}

/** A held-back point stands halfway up its bar. */
function heightOf(point: SpcPointResult | undefined): number {
  const { value = null, interval = null } = point ?? {};
  return value ?? (interval === null ? 0 : (interval[0] + interval[1]) / 2);
}

/** One word label for each pattern, beside its points on a plate of the background. */
export function callouts(frame: Frame): Json[] {
  const { signals, points } = frame.analysis.result;
  if (frame.bare || signals.length > MOST) return [];
  const at = pixels(frame);
  const taken = obstacles(frame, at);
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  return signals.flatMap((signal: SpcSignal) => {
    const word = MEANING_WORDS[signal.meaning];
    const texts = frame.ctx.width < 800 ? [word] : [`${word}: ${patternWords(frame.analysis, signal)}`, word];
    const x = at.x(mean(signal.points));
    const y = at.y(mean(signal.points.map((i) => heightOf(points[i]))));
    for (const text of texts) {
      const box = freePlace(frame, taken, { x, y, width: textWidth(text) + 16 });
      if (box === null) continue;
      taken.push(box);
      return [plate(frame, box, text, pointStyle(signal.meaning, frame.ctx.theme).color)];
    }
    return [];
  });
}
