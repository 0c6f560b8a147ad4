import type { ChartTypeId } from '../model.js';
import { cChart } from './c.js';
import type { ChartType } from './chart-type.js';
import { gChart } from './g.js';
import { iPrimeChart } from './i-prime.js';
import { individualsChart } from './individuals.js';
import { movingRangeChart } from './mr.js';
import { pChart, pPrimeChart } from './p.js';
import { runChart } from './run.js';
import { sChart, xbarChart } from './subgroups.js';
import { tChart } from './t.js';
import { uChart, uPrimeChart } from './u.js';

/** Every chart type that the engine can draw; a new one is a module and a line here. */
export const chartTypes: Readonly<Record<ChartTypeId, ChartType>> = {
  p: pChart,
  'p-prime': pPrimeChart,
  u: uChart,
  'u-prime': uPrimeChart,
  c: cChart,
  i: individualsChart,
  'i-prime': iPrimeChart,
  mr: movingRangeChart,
  xbar: xbarChart,
  s: sChart,
  g: gChart,
  t: tChart,
  run: runChart,
};

/** “P chart”, “XmR chart”: as it is printed. */
export const chartName = (id: ChartTypeId): string => chartTypes[id].name;
