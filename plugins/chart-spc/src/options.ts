import { z } from 'zod';

/** How the chart looks. What it is measured against (baseline, phases, rule set) belongs to the measure. */
export const options = z.strictObject({
  /** Draw process limits and the band between them. */
  limits: z.boolean().default(true),
  /** Start the value axis at 0 even when all values are far above. */
  startAtZero: z.boolean().default(false),
});

/** A run chart has no limits to draw. */
export const runOptions = options.omit({ limits: true });

export type SpcOptions = z.output<typeof options>;
