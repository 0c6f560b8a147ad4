import { z } from 'zod';

export const options = z.strictObject({
  /** The running total that the chart points out, in per cent; the paper's habit is 80. */
  mark: z.number().min(1).max(99).default(80),
});

export type ParetoOptions = z.output<typeof options>;
