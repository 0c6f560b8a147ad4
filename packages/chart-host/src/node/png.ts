import { initWasm, Resvg } from '@resvg/resvg-wasm';

export interface PngRequest {
  /** Clean SVG of ours: `composeSheet` or `cleanSvg`. */
  readonly svg: string;
  /** Pixels for each CSS pixel. */
  readonly zoom: number;
}

/** The parts that are files, read by whoever may read files. */
export interface PngParts {
  /** `@resvg/resvg-wasm/index_bg.wasm`. */
  readonly wasm: Uint8Array;
  /** TrueType fonts; the first is used for every family. */
  readonly fonts: readonly Uint8Array[];
}

/** The family in `PngParts.fonts`: as wide as Arial, which the charts reckon with. */
export const FAMILY = 'Arimo';

/** Draws SVG as PNG. Once for each process: the module cannot be made ready twice. */
export async function drawPng({ svg, zoom }: PngRequest, { wasm, fonts }: PngParts): Promise<Uint8Array> {
  await initWasm(wasm);
  const drawing = new Resvg(svg, {
    font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
    fitTo: { mode: 'zoom', value: zoom },
    background: '#ffffff',
  });
  return drawing.render().asPng();
}
