import type { ChartTypeId } from '../model.js';
import { cChart } from './c.js';
import type { ChartType } from './chart-type.js';
import { individualsChart } from './individuals.js';
import { pChart } from './p.js';
import { runChart } from './run.js';

/** Every chart type that the engine can draw; a new one is a module and a line here. */
export const chartTypes: Readonly<Record<ChartTypeId, ChartType>> = {
  p: pChart,
  c: cChart,
  i: individualsChart,
  run: runChart,
};
