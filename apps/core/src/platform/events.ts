import type { Context } from './context.js';

/** What browsers hear: that something changed, never what it says. */
export interface LiveEvent {
  /** `<noun>.<past tense>`. */
  readonly type: string;
  readonly id: string;
  readonly version?: number;
}

export const EVENTS_CHANNEL = 'fairshift_events';

async function emit(ctx: Context, event: LiveEvent): Promise<void> {
  const { type, id, version } = event;
  const payload = JSON.stringify({ organisationId: ctx.organisationId, type, id, version });
  await ctx.db.execute(`select pg_notify('${EVENTS_CHANNEL}', $1)`, [payload]);
}

/** Told in the transaction of the change: nobody hears of what was rolled back. */
export const events = { emit };
