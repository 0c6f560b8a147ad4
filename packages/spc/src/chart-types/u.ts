import { primeChart, ratioChart, type RatioKind } from './ratios.js';

/** Poisson: √(u/n) (Montgomery, section 7.4). */
const rate: Omit<RatioKind, 'id' | 'name'> = { most: Number.POSITIVE_INFINITY, variance: (centre) => centre };

/** U chart: events for a varying number at risk. */
export const uChart = ratioChart({ ...rate, id: 'u', name: 'U chart' });

/** U′ chart: a U chart whose limits are as wide as the points vary from one to the next (Laney 2002). */
export const uPrimeChart = primeChart({ ...rate, id: 'u-prime', name: 'U′ chart' });
