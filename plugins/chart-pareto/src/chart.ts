import { defineChart } from '@fairshift/plugin-sdk';
import { analyse } from './analyse.js';
import { toOption } from './draw/to-option.js';
import { newham } from './examples/groups.js';
import { options } from './options.js';
import { describe } from './words/describe.js';

/** Counts by group, largest first, with a running total; unknowns last. */
export const paretoChart = defineChart({
  id: 'pareto',
  title: 'Pareto chart',
  guidance: {
    use: 'To see which groups most of a count comes from.',
    avoid: 'To say that a group is served well or badly: that needs the size of each group.',
  },
  inputs: {
    forms: ['count', 'proportion', 'rate'],
    groups: { min: 1, max: 60 },
    points: { min: 1, max: 500 },
  },
  options,
  optionsVersion: 1,
  analyse,
  view: { type: 'option', toOption },
  describe,
  examples: [
    { id: 'newham', title: 'Referrals by ethnic group', input: newham, options: {}, thumbnail: true },
  ],
});
