import { audit } from '../../../platform/audit.js';
import type { Context } from '../../../platform/context.js';
import type { Finished } from '../../storage/index.js';
import type { Trouble } from '../connection.entity.js';
import type { RunSession } from './run-session.js';

/** Failures in a row after which the source is asked at once whether it answers. */
const ASK_AFTER = 3;

/** How runs end, and what becomes of their connection: one notice for a whole streak of failures. */
export class RunEnding {
  async done(ctx: Context, session: RunSession, { words, rows, changes }: Finished): Promise<void> {
    const { added = 0, changed = 0, gone = 0 } = changes ?? {};
    const end = { state: 'done' as const, progress: null, outcome: words, remedy: null, rows };
    await session.change(ctx, { ...end, changes: { added, changed, gone } });
    const { parts, connection } = session;
    const row = await parts.connections.lock(ctx, connection.id);
    if (!row || row.failures === 0) return;
    await parts.connections.change(ctx, row.id, { failures: 0, failingSince: null, trouble: null });
    await audit.record(ctx, {
      verb: 'connection.recovered',
      objectType: 'connection',
      objectId: row.id,
      words: `${row.title} could be fetched again`,
    });
  }

  async failed(ctx: Context, session: RunSession, trouble: Trouble): Promise<void> {
    const { parts, connection } = session;
    const outcome = `${trouble.words} What was there before is as it was.`;
    await session.change(ctx, { state: 'failed', progress: null, outcome, remedy: trouble.remedy });
    const row = await parts.connections.lock(ctx, connection.id);
    if (!row) return;
    const failingSince = row.failingSince ?? new Date().toISOString();
    const failures = row.failures + 1;
    await parts.connections.change(ctx, row.id, {
      failures,
      failingSince,
      trouble,
      // Whether it is the source or this connection is seen when the source itself is asked.
      ...(failures === ASK_AFTER ? { nextCheckAt: null } : {}),
    });
    if (row.failures > 0) return;
    await audit.record(ctx, {
      verb: 'connection.failing',
      objectType: 'connection',
      objectId: row.id,
      words: `${row.title} could not be fetched; ${row.ownerName} was told`,
      after: trouble,
    });
  }
}
