import { z } from 'zod';

/** The part of a control chart's analysis that the page itself uses. */
const spcAnalysis = z.object({
  result: z.object({
    chart: z.object({ id: z.string() }),
    ruleSet: z.object({ name: z.string() }),
    points: z.array(z.object({ meaning: z.string().nullable() })),
    rebase: z
      .object({ start: z.string(), points: z.number().int(), direction: z.enum(['up', 'down']) })
      .nullable(),
  }),
});
export type SpcFound = z.output<typeof spcAnalysis>['result'];

/** What a control chart found; undefined for charts of another kind. */
export function spcOf(analysis: unknown): SpcFound | undefined {
  const read = spcAnalysis.safeParse(analysis);
  return read.success ? read.data.result : undefined;
}

/** How many points one of two analyses of the same series marks and the other does not. */
export function markedByOne(one: SpcFound, other: SpcFound): number {
  return one.points.filter(
    ({ meaning }, i) => (meaning === null) !== ((other.points[i]?.meaning ?? null) === null),
  ).length;
}
