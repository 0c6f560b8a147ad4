import { openSvg, type PngParts } from './resvg.js';

export interface PngRequest {
  /** Clean SVG of ours: `composeSheet` or `cleanSvg`. */
  readonly svg: string;
  /** Pixels for each CSS pixel. */
  readonly zoom: number;
}

/** Draws SVG as PNG. */
export async function drawPng({ svg, zoom }: PngRequest, parts: PngParts): Promise<Uint8Array> {
  const fitTo = { mode: 'zoom', value: zoom } as const;
  const drawing = await openSvg(svg, parts, { fitTo, background: '#ffffff' });
  return drawing.render().asPng();
}
