import { init } from '../echarts.js';
import type { Picture } from '../renderer.js';
import { drawable } from '../tokens.js';

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
