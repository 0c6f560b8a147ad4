import { defineChart } from '@fairshift/plugin-sdk';
import { analyse } from './analysis/analyse.js';
import { toOption } from './draw/to-option.js';
import { levellingDown } from './examples/levelling-down.js';
import { screening } from './examples/screening.js';
import { options } from './options.js';
import { describe } from './words/describe.js';

/** Two groups over time, the gap beneath, and the verdict in words. */
export const gapChart = defineChart({
  id: 'gap',
  title: 'Gap chart',
  guidance: {
    use: 'To see whether the gap between 2 groups changed, and why.',
    avoid:
      'To tell signal from noise in one group: use a control chart. With more than 2 groups: use one small chart each.',
  },
  inputs: { forms: ['proportion'], groups: { min: 2, max: 30 }, points: { min: 1, max: 500 } },
  options,
  optionsVersion: 1,
  analyse,
  view: { type: 'option', toOption },
  describe,
  examples: [
    { id: 'screening', title: 'Cervical screening by age', input: screening, options: {}, thumbnail: true },
    { id: 'levelling-down', title: 'A gap that narrowed by loss', input: levellingDown, options: {} },
  ],
});
