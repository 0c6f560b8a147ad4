import { expect, it } from '@jest/globals';
import type { ChartInput, Point } from '@fairshift/plugin-sdk';
import { spcChart } from '../chart.js';
import { access } from '../examples/access.js';
import { falls } from '../examples/falls.js';
import { runChart } from '../run-chart.js';
import { drawContext } from '../testing/draw-context.js';

const context = drawContext();
const month = (i: number) => new Date(Date.UTC(2022, i, 1)).toISOString().slice(0, 10);

/** So many months in which everything, or nothing, was counted. */
function input(form: ChartInput['measure']['form'], value: number, months: number): ChartInput {
  const { measure, series, sources, context: given } = form === 'proportion' ? access.input : falls.input;
  const { baseline: _, ...rest } = given;
  const points = Array.from({ length: months }, (_each, i): Point => {
    const period = { start: month(i), end: month(i + 1) };
    if (form === 'proportion') return { ...period, numerator: value === 0 ? 0 : 30, denominator: 30 };
    if (form === 'rate' || form === 'mean') return { ...period, numerator: value * 10, denominator: 10 };
    return { ...period, value, ...(form === 'count' ? { numerator: value } : {}) };
  });
  return {
    measure: { ...measure, form, multiplier: form === 'proportion' ? 100 : 1, period: 'month' },
    series: [{ ...series[0]!, points }],
    context: { ...rest, phases: [], targets: [], annotations: [] },
    sources,
  };
}

const FORMS = ['proportion', 'rate', 'count', 'mean', 'individual', 'between-events'] as const;
// Time between events is never 0 on a control chart, which says so.
const cases = FORMS.flatMap((form) =>
  [0, 100].flatMap((value) =>
    [1, 20].flatMap((months) =>
      (['spc', 'run'] as const)
        .filter((chart) => !(form === 'between-events' && value === 0 && chart === 'spc'))
        .map((chart) => ({ form, value, months, chart })),
    ),
  ),
);

it.each(cases)('$chart of $form: $months all at $value is drawn as plain data', (each) => {
  const given = input(each.form, each.value, each.months);
  const drawn =
    each.chart === 'run'
      ? runChart.view.type === 'option' &&
        runChart.view.toOption(
          runChart.analyse(given, { startAtZero: false }),
          { startAtZero: false },
          context,
        )
      : spcChart.view.type === 'option' &&
        spcChart.view.toOption(
          spcChart.analyse(given, { limits: true, startAtZero: false }),
          { limits: true, startAtZero: false },
          context,
        );
  // What is not a number does not survive JSON.
  expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
  const { min, max } = (drawn as unknown as { yAxis: { min: number; max: number } }).yAxis;
  expect(max).toBeGreaterThan(min);
});
