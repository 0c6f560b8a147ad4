import { defineChart } from '@fairshift/plugin-sdk';
import { analyse } from './analysis/analyse.js';
import { toOption } from './draw/to-option.js';
import { board } from './examples/board.js';
import { options } from './options.js';
import { describe } from './words/describe.js';

/** Several measures at once: latest value, variation and assurance of each. */
export const summaryChart = defineChart({
  id: 'summary',
  title: 'Summary of measures',
  guidance: {
    use: 'Use it to see which of several measures changed, and which reach their target.',
    avoid: 'Do not use it to compare measures with each other. Open a chart to see what happened.',
  },
  inputs: {
    forms: ['proportion', 'rate', 'count', 'mean', 'individual', 'between-events'],
    groups: { min: 1, max: 60 },
    points: { min: 1, max: 10_000 },
  },
  options,
  optionsVersion: 1,
  analyse,
  view: { type: 'option', toOption },
  describe,
  examples: [board],
});
