import { defineChart } from '@fairshift/plugin-sdk';
import { analyse } from './analysis/analyse.js';
import { toOption } from './draw/to-option.js';
import { firstVisits } from './examples/first-visits.js';
import { daysBetweenFalls } from './examples/days-between-falls.js';
import { runOptions } from './options.js';
import { describe } from './words/describe.js';

/** Run charts: a median and no limits, for anything that has a value. Drawn and told by what draws control charts. */
export const runChart = defineChart({
  id: 'run',
  title: 'Run chart',
  guidance: {
    use: 'Use it for a first look at any measure over time, or where a control chart does not fit.',
    avoid: 'Do not use it to say what to expect of the next point. It has no limits.',
  },
  inputs: {
    forms: ['proportion', 'rate', 'count', 'mean', 'individual', 'between-events'],
    groups: { min: 1, max: 1 },
    points: { min: 1, max: 10_000 },
  },
  options: runOptions,
  optionsVersion: 1,
  analyse: (input) => analyse(input, { limits: false }, 'run'),
  view: {
    type: 'option',
    toOption: (analysis, options, ctx) => toOption(analysis, { ...options, limits: false }, ctx),
  },
  describe,
  examples: [firstVisits, daysBetweenFalls],
});
