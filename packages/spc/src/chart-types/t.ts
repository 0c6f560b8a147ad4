import { SpcInputError } from '../errors.js';
import { type ChartType, type Fit, type Observations, type RawLimits } from './chart-type.js';
import { individualsChart } from './individuals.js';

/** Turns times between events into values that are near to normal (Nelson 1994). */
const POWER = 1 / 3.6;

const back = (value: number | null): number | null =>
  value === null || value < 0 ? null : value ** (1 / POWER);

/** Below no time at all there is no limit: at 3 sigma the line lies at 0, at 2 sigma there is none, as qicharts2 draws it. */
const timesOf = ({ lower, upper, lower2, upper2, lower1, upper1 }: RawLimits): RawLimits => ({
  lower: back(lower) ?? 0,
  upper: back(upper),
  lower2: back(lower2),
  upper2: back(upper2),
  lower1: back(lower1),
  upper1: back(upper1),
});

function transformed(observations: Observations): Observations {
  const value = observations.value.map((time, i) => {
    // A point that was left out takes no part in the limits, whatever it is.
    if (time !== null && time <= 0 && observations.included[i] !== true) return null;
    if (time !== null && time <= 0)
      throw new SpcInputError(
        'no-time',
        'Time between events must be more than 0. Use hours, or count the cases between.',
      );
    return time === null ? null : time ** POWER;
  });
  return { ...observations, value };
}

/** T chart: time between two rare events. An I chart of the times to the power of 1/3.6, turned back into times. */
export const tChart: ChartType = {
  id: 't',
  name: 'T chart',
  possible: [0, Number.POSITIVE_INFINITY],
  fit(observations, { centreLine, ...options }) {
    const given = centreLine === undefined ? {} : { centreLine: centreLine ** POWER };
    const fit: Fit = individualsChart.fit(transformed(observations), { ...options, ...given });
    return {
      ...(fit.screened === undefined ? {} : { screened: fit.screened }),
      centre: back(fit.centre),
      limits(index) {
        const limits = fit.limits(index);
        return limits === null ? null : timesOf(limits);
      },
    };
  },
};
