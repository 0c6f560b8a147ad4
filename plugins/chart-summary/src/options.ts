import { z } from 'zod';

/** A summary has nothing to set. */
export const options = z.strictObject({});

export type SummaryOptions = z.output<typeof options>;
