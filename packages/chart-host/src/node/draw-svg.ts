import { init, setPlatformAPI } from '../echarts.js';
import type { Picture } from '../renderer.js';
import { textWidth } from '../sheet/text.js';
import { drawable } from '../tokens.js';

const SIZE = /(\d+(?:\.\d+)?)px/;

// There is no canvas to measure with, and the library's own guess knows no bold letters.
setPlatformAPI({
  measureText: (text = '', font = '') => ({
    width: textWidth(text, { size: Number(SIZE.exec(font)?.[1] ?? 12), bold: /\bbold\b/.test(font) }),
  }),
});

/** A picture as SVG text, drawn without a page. The library's own style sheet and classes are still in it. */
export function drawSvg({ option, width, height }: Picture): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(drawable(option));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
