import { createHash } from 'node:crypto';
import type { Context } from '../../../platform/context.js';
import { generationStore, TakenByAnotherError } from '../../storage/index.js';
import { sourceRequest } from '../source-request.js';
import type { RunPlan } from './connection-hold.js';
import type { RunSession } from './run-session.js';

const { generations } = generationStore;

/** Names a try of a run, by which its generation is told from all others. */
const inputOf = (runId: string, attempt: number): Buffer =>
  createHash('sha256').update(`connection run ${runId} ${attempt}`).digest();

/**
 * What a run reads: on from where an earlier worker stopped, or from the start into a new generation. A source that gives no
 * checkpoints begins again, since what it would give a second time may be other rows.
 */
export async function planRun(session: RunSession): Promise<RunPlan> {
  return session.transaction(async (ctx) => {
    const { parts, row, connection } = session;
    const now = await parts.runs.lock(ctx, row.id);
    if (now?.state !== 'running' || now.attempt !== row.attempt) throw new TakenByAnotherError();
    const source = parts.registry.source(connection);
    const request = await sourceRequest(ctx, connection, source, parts.config);
    const current = await generations.current(ctx, row.datasetId);
    const cursor = current === undefined ? undefined : await generations.cursor(ctx, current);
    const kept = await keptGeneration(ctx, now.generationId);
    if (kept !== undefined) {
      const { id: generation, inputSha256 } = kept;
      return { generation, inputSha256, mode: now.mode, request, ...(cursor ? { cursor } : {}) };
    }
    const isIncremental = connection.streams.some(
      ({ id, refresh }) => id === row.streamId && refresh === 'incremental',
    );
    const mode = isIncremental && cursor ? 'incremental' : 'full';
    const inputSha256 = inputOf(row.id, row.attempt);
    await generations.failUnfinished(ctx, row.datasetId);
    const generation = await generations.begin(ctx, {
      datasetId: row.datasetId,
      inputSha256,
      fileName: connection.title,
      fileSha256: inputSha256,
    });
    await session.change(ctx, { generationId: generation, mode });
    return { generation, inputSha256, mode, request, ...(cursor ? { cursor } : {}) };
  });
}

/** The generation of an earlier worker, where this one can go on with it. */
async function keptGeneration(ctx: Context, id: number | null) {
  if (id === null) return undefined;
  const standing = await generations.standing(ctx, id);
  if (!standing || standing.state === 'failed' || standing.state === 'retired') return undefined;
  const isLost = standing.state === 'loading' && standing.rowsDone > 0 && !standing.hasCheckpoint;
  return isLost ? undefined : { id, inputSha256: standing.inputSha256 };
}
