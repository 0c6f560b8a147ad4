import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';

/** The parts that are files, read by whoever may read files. */
export interface PngParts {
  /** `@resvg/resvg-wasm/index_bg.wasm`. */
  readonly wasm: Uint8Array;
  /** TrueType fonts, plain and bold; the first is used for every family. */
  readonly fonts: readonly Uint8Array[];
}

/** The family in `PngParts.fonts`: as wide as Arial, which the charts reckon with. */
const FAMILY = 'Arimo';

/** The module cannot be made ready twice. */
let ready: Promise<unknown> | undefined;

/** Clean SVG of ours with its letters, ready to be drawn. */
export async function openSvg(
  svg: string,
  { wasm, fonts }: PngParts,
  options: ResvgRenderOptions = {},
): Promise<InstanceType<typeof Resvg>> {
  ready ??= initWasm(wasm);
  await ready;
  return new Resvg(svg, {
    ...options,
    font: { fontBuffers: [...fonts], defaultFontFamily: FAMILY, sansSerifFamily: FAMILY },
  });
}
