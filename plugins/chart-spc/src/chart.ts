import { defineChart } from '@fairshift/plugin-sdk';
import { analyse } from './analysis/analyse.js';
import { toOption } from './draw/to-option.js';
import { access } from './examples/access.js';
import { falls } from './examples/falls.js';
import { incidentDays } from './examples/incident-days.js';
import { incidents } from './examples/incidents.js';
import { smallNumbers } from './examples/small-numbers.js';
import { waits } from './examples/waits.js';
import { options } from './options.js';
import { describe } from './words/describe.js';

/** Control charts: P for proportions, U for rates, C for counts, XmR for single values, I′ for means and T between events. */
export const spcChart = defineChart({
  id: 'spc',
  title: 'Control chart',
  guidance: {
    use: 'Use it to see whether a change made a difference, or whether points only vary by chance.',
    avoid: 'Do not use it to compare groups at one time, or with fewer than a handful of points.',
  },
  inputs: {
    forms: ['proportion', 'rate', 'count', 'mean', 'individual', 'between-events'],
    groups: { min: 1, max: 1 },
    points: { min: 1, max: 10_000 },
  },
  options,
  optionsVersion: 1,
  analyse,
  view: { type: 'option', toOption },
  describe,
  examples: [incidents, access, falls, waits, smallNumbers, incidentDays],
});
