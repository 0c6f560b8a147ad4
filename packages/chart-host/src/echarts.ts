import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components';
import { init as initCore, setPlatformAPI as setPlatformCore, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

// The same parts in a browser and on the server: what one draws, the other draws.
use([
  BarChart,
  LineChart,
  ScatterChart,
  DatasetComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

// Of this module, not passed on: a bundler would pass over the call above otherwise.
export const init: typeof initCore = initCore;
export const setPlatformAPI: typeof setPlatformCore = setPlatformCore;
export type { ECElementEvent, EChartsType } from 'echarts/core';
