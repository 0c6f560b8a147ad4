import { defineChart } from '@fairshift/plugin-sdk';
import { analyse } from './analysis/analyse.js';
import { toOption } from './draw/to-option.js';
import { deaths } from './examples/deaths.js';
import { falls } from './examples/falls.js';
import { healthChecks } from './examples/health-checks.js';
import { screening } from './examples/screening.js';
import { options } from './options.js';
import { describe } from './words/describe.js';

/** Groups by size round their average, with limits of what chance explains. */
export const funnelChart = defineChart({
  id: 'funnel',
  title: 'Funnel chart',
  guidance: {
    use: 'To see which of many groups or places differ by more than chance explains.',
    avoid: 'To rank groups, or to follow one over time: a control chart does that.',
  },
  inputs: {
    forms: ['proportion', 'rate', 'count'],
    groups: { min: 3, max: 60 },
    points: { min: 1, max: 500 },
  },
  options,
  optionsVersion: 1,
  analyse,
  view: { type: 'option', toOption },
  describe,
  examples: [
    {
      id: 'health-checks',
      title: 'Health checks by practice',
      input: healthChecks,
      options: {},
      thumbnail: true,
    },
    { id: 'screening', title: 'Screening by ethnic group', input: screening, options: {} },
    { id: 'falls', title: 'Falls by ward', input: falls, options: { spread: 'chance' } },
    {
      id: 'deaths',
      title: 'Deaths against expected deaths',
      input: deaths,
      options: { standardised: true, spread: 'widen' },
    },
  ],
});
