/** What kind of picture stands in the frame; each has its own height rule. */
export type FrameKind = 'series' | 'gap' | 'rows' | 'summary' | 'card';

/** The paper's width inside the margins: A4 less 14 mm on each side, in CSS pixels. */
export const PRINT_WIDTH = 680;

/** Height of the same picture on paper, in CSS pixels: it shares a page of A4 with the finding above it. */
export function printHeight(kind: FrameKind, rows = 0): number {
  if (kind === 'gap') return 480;
  if (kind === 'summary') return rows * 48 + 32;
  return kind === 'rows' ? rows * 28 + 82 : frameHeight(kind, PRINT_WIDTH, rows);
}

/**
 * Height in CSS pixels by the width of the frame, not of the screen.
 * @param rows number of rows; used by `rows` and `summary`
 */
export function frameHeight(kind: FrameKind, width: number, rows = 0): number {
  if (kind === 'card') return width < 600 ? 300 : 320;
  if (kind === 'gap') return width < 560 ? 520 : 590;
  if (kind === 'rows') return width < 680 ? rows * 58 + 42 : rows * 34 + 82;
  // A row of icons: on a phone it has three lines.
  if (kind === 'summary') return width < 680 ? rows * 132 : rows * 60 + 32;
  return width < 600 ? 390 : width < 900 ? 420 : 460;
}
