import { z } from 'zod';

/** What the team chooses here; the group compared with belongs to the measure. */
export const options = z.strictObject({
  /** Id of the focus group; the first group that is not the reference when left out. */
  focus: z.string().max(200).optional(),
});

export type GapChartOptions = z.output<typeof options>;
