import type { DrawContext } from '@fairshift/plugin-sdk';

/** Under this width a row has three lines instead of one. */
const NARROW = 680;
const HEADER = 32;

/** Where a row's parts stand, in px from the left edge and from the row's top. */
export interface Layout {
  readonly narrow: boolean;
  /** A small picture without words. */
  readonly bare: boolean;
  readonly header: number;
  readonly rowHeight: number;
  readonly title: Place & { readonly width: number };
  readonly line: Place & { readonly width: number; readonly height: number };
  readonly latest: Place;
  readonly variation: Place;
  readonly assurance: Place;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function wide(width: number, height: number): Omit<Layout, 'bare' | 'header' | 'rowHeight'> {
  const y = height / 2;
  const at = (share: number) => Math.round(width * share);
  return {
    narrow: false,
    title: { x: 0, y, width: at(0.28) },
    line: { x: at(0.31), y, width: at(0.15), height: Math.min(36, height * 0.6) },
    latest: { x: at(0.49), y },
    variation: { x: at(0.61) + 18, y },
    assurance: { x: at(0.83) + 18, y },
  };
}

function narrow(width: number, height: number): Omit<Layout, 'bare' | 'header' | 'rowHeight'> {
  const at = (share: number) => Math.round(width * share);
  return {
    narrow: true,
    title: { x: 0, y: height * 0.16, width },
    line: { x: 0, y: height * 0.47, width: at(0.5), height: height * 0.2 },
    latest: { x: at(0.56), y: height * 0.47 },
    variation: { x: 18, y: height * 0.78 },
    assurance: { x: at(0.56) + 18, y: height * 0.78 },
  };
}

/** One place for each part, by the width of the frame and how many rows share its height. */
export function layoutFor({ width, height, purpose }: DrawContext, rows: number): Layout {
  const bare = purpose === 'thumbnail';
  const isNarrow = !bare && width < NARROW;
  const header = bare || isNarrow ? 0 : HEADER;
  const rowHeight = (height - header) / Math.max(rows, 1);
  if (!bare) return { ...(isNarrow ? narrow : wide)(width, rowHeight), bare, header, rowHeight };
  const y = rowHeight / 2;
  return {
    ...wide(width, rowHeight),
    bare,
    header,
    rowHeight,
    line: { x: 6, y, width: width * 0.55, height: rowHeight * 0.6 },
    variation: { x: width * 0.74, y },
    assurance: { x: width * 0.9, y },
  };
}
