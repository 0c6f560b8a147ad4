import { PluginError, type SourceContext } from '@fairshift/plugin-sdk';
import { type Period, parsePeriod } from '@fairshift/tabular';

/** The period that the person said, for files that do not say it. */
export function answeredPeriod(ctx: SourceContext<unknown>): Period | undefined {
  return ctx.answers?.period === undefined ? undefined : parsePeriod(ctx.answers.period);
}

/** The same as an interval. @throws PluginError when nothing or no period was said */
export function periodOf(ctx: SourceContext<unknown>, example: string): string {
  const period = answeredPeriod(ctx);
  if (period !== undefined) return `${period.start}/${period.end}`;
  throw new PluginError('configuration', `This file does not say its period. Say it, such as ${example}.`);
}
