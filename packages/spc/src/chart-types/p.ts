import { primeChart, ratioChart, type RatioKind } from './ratios.js';

/** Binomial: √(p(1−p)/n) (Montgomery, section 7.3). */
const proportion: Omit<RatioKind, 'id' | 'name'> = { most: 1, variance: (centre) => centre * (1 - centre) };

/** P chart: proportion of a varying denominator. */
export const pChart = ratioChart({ ...proportion, id: 'p', name: 'P chart' });

/** P′ chart: a P chart whose limits are as wide as the points vary from one to the next (Laney 2002). */
export const pPrimeChart = primeChart({ ...proportion, id: 'p-prime', name: 'P′ chart' });
