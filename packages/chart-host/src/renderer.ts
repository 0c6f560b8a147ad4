import type { PlainOption } from '@fairshift/plugin-sdk';
import type { WalkPoint } from './analysis.js';
import { init, type ECElementEvent, type EChartsType } from './echarts.js';
import { pointCoordinate } from './point-coordinate.js';
import { drawable } from './tokens.js';

/** An option with the size that it was made for, in CSS pixels. */
export interface Picture {
  readonly option: PlainOption;
  readonly width: number;
  readonly height: number;
}

export interface Renderer {
  draw(picture: Picture): void;
  /** Where a point of the drawn picture stands, in CSS pixels; undefined when it is not drawn. */
  pixelOf(
    picture: Picture,
    point: Pick<WalkPoint, 'series' | 'index'>,
  ): { readonly x: number; readonly y: number } | undefined;
  /** Called with series and index when a point is clicked. Returns how to stop listening. */
  onPick(listener: (point: { series: number; index: number }) => void): () => void;
  dispose(): void;
}

/** Draws options as SVG into an element. The only place where ECharts is used in a browser. */
export function createRenderer(element: HTMLElement): Renderer {
  const chart: EChartsType = init(element, null, { renderer: 'svg', width: 300, height: 150 });
  return {
    draw: ({ option, width, height }) => {
      chart.resize({ width, height });
      chart.setOption(drawable(option), { notMerge: true });
    },
    pixelOf: ({ option }, { series, index }) => {
      const coordinate = pointCoordinate(option, series, index);
      if (!coordinate) return undefined;
      const at: unknown = chart.convertToPixel({ seriesIndex: series }, coordinate);
      const [x, y] = Array.isArray(at) ? (at as unknown[]) : [];
      return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)
        ? { x, y }
        : undefined;
    },
    onPick: (listener) => {
      const onClick = ({ componentType, seriesIndex, dataIndex }: ECElementEvent): void => {
        if (componentType === 'series' && seriesIndex !== undefined && dataIndex !== undefined)
          listener({ series: seriesIndex, index: dataIndex });
      };
      chart.on('click', onClick);
      return () => {
        if (!chart.isDisposed()) chart.off('click', onClick);
      };
    },
    dispose: () => chart.dispose(),
  };
}
