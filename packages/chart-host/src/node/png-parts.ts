import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PngParts } from './resvg.js';

const { resolve } = createRequire(import.meta.url);

/** Reads the files that a PNG is drawn with. For the process that may read them, not for the one that draws. */
export async function readPngParts(): Promise<PngParts> {
  const [wasm, ...fonts] = await Promise.all(
    [
      '@resvg/resvg-wasm/index_bg.wasm',
      '@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf',
      '@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf',
    ].map((name) => readFile(resolve(name))),
  );
  return { wasm: wasm!, fonts };
}
