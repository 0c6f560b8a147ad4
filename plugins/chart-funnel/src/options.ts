import { z } from 'zod';

export const options = z.strictObject({
  /**
   * Whether limits are widened by the spread between groups that chance does not explain. `auto` widens them for
   * places and organisations, which differ in many ways, and not for groups of people, whose differences are the finding.
   */
  spread: z.enum(['auto', 'widen', 'chance']).default('auto'),
  /** The newest period with figures, or all periods added up. */
  periods: z.enum(['latest', 'all']).default('latest'),
  /** The denominator is an expected number of events, so that the centre is as many as expected. */
  standardised: z.boolean().default(false),
});

export type FunnelOptions = z.output<typeof options>;
