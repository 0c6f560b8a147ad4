import type { Check } from '../../check.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { awkward, examples, plain, pure, quick, thumbnail } from './examples.js';
import { easyRead } from './easy-read.js';
import { oldOptions, reference } from './figures.js';
import { seen } from './colours.js';
import { pictures } from './pictures.js';
import { describes } from './words.js';

/** Contract 1 of charts: pinned, and never stricter than when it came out. */
export const chart1: readonly Check<ChartSubject>[] = [
  examples,
  pure,
  awkward,
  plain,
  reference,
  describes,
  pictures,
  seen,
  oldOptions,
  quick,
  thumbnail,
  easyRead,
];
