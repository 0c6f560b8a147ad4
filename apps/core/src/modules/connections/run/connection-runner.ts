// Not the whole contract: its schemas would make each process a third larger.
import { allows } from '@fairshift/contracts/permissions';
import { SourceRunError } from '@fairshift/plugin-host';
import { newId } from '../../../platform/ids.js';
import { AppError } from '../../../platform/errors.js';
import {
  failureOf,
  generationStore,
  isPassing,
  refreshDataset,
  RunFailedError,
  sweepDataset,
  TakenByAnotherError,
  TryAgainError,
} from '../../storage/index.js';
import type { Trouble } from '../connection.entity.js';
import type { ConnectionTask } from '../connection-task.js';
import { SecretLostError } from '../secrets/key-ring.js';
import { PASSES, REMEDIES } from '../trouble-words.js';
import { ConnectionHold } from './connection-hold.js';
import { RunEnding } from './run-ending.js';
import { planRun } from './run-planning.js';
import { RunSession } from './run-session.js';
import type { RunnerParts } from './run-session.js';

/** Workers that may begin one run, and get no further, before it counts as one that none can finish. */
const MOST_TRIES = 8;
/** Seconds before a source that could not answer is asked again, if it does not say itself. */
const PAUSES = [60, 300, 900, 3600, 10_800];
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** Does what one run of a connection waits for. Safe to call for any run, any number of times at once. */
export class ConnectionRunner {
  readonly #ending = new RunEnding();

  constructor(private readonly parts: RunnerParts) {}

  /**
   * @param taken told the attempt, once the run is this worker's
   * @returns 'nothing' when the run waits for no worker yet, or another one holds it
   * @throws TryAgainError when the database or the child went away: call again
   */
  async run(
    task: ConnectionTask,
    taken: (attempt: number) => void = () => undefined,
  ): Promise<'done' | 'nothing'> {
    const { systemId, organisationId, id } = task;
    const scope = { systemId, organisationId, requestId: newId(), actor: { personId: '', name: '' } };
    const { transactions, runs, connections, leaseSeconds } = this.parts;
    const found = await transactions.inOrganisation(scope, async (ctx) => {
      const row = await runs.take(ctx, id, leaseSeconds);
      return row && { row, connection: await connections.find(ctx, row.connectionId) };
    });
    if (!found?.connection) return 'nothing';
    const { row, connection } = found;
    taken(row.attempt);
    const actor = { personId: row.askedBy, name: row.askedByName };
    const session = new RunSession(this.parts, row, connection, { ...scope, actor });
    try {
      await session.during(() => this.#work(session));
    } catch (error) {
      await this.#failed(session, error);
    }
    return 'done';
  }

  async #work(session: RunSession): Promise<void> {
    const { row, parts } = session;
    if (row.tries > MOST_TRIES) throw new Error(`run ${row.id} was begun ${row.tries} times`);
    const member = await session.transaction((ctx) => parts.connections.member(ctx, row.askedBy));
    if (!member || !allows('connections:run', member.role)) {
      throw new RunFailedError('Whoever this runs for may not fetch data here any more.');
    }
    const hold = new ConnectionHold(session, await planRun(session), this.#ending);
    await refreshDataset(hold);
    await sweepDataset(hold);
  }

  async #failed(session: RunSession, error: unknown): Promise<void> {
    const { row, parts } = session;
    if (error instanceof TakenByAnotherError) return this.#giveUpCancelled(session);
    if (isPassing(error) && session.tries < MOST_TRIES) {
      parts.log.warn({ err: error, runId: row.id, try: session.tries }, 'run interrupted');
      await session.transaction((ctx) => parts.runs.release(ctx, row.id, row.attempt)).catch(() => undefined);
      throw new TryAgainError('the run was interrupted', { cause: error });
    }
    if (error instanceof SourceRunError && PASSES.has(error.kind) && (await this.#askAgain(session, error)))
      return;
    const { words, reference } = failureOf(
      error instanceof AppError ? new RunFailedError(error.message) : error,
    );
    if (reference) parts.log.error({ err: error, runId: row.id, reference }, 'run failed');
    const trouble = {
      words: error instanceof SecretLostError ? error.message : words,
      remedy: remedyOf(error),
    };
    await this.#end(session, trouble);
  }

  async #end(session: RunSession, trouble: Trouble): Promise<void> {
    await session
      .transaction(async (ctx) => {
        await failGeneration(session, ctx);
        await this.#ending.failed(ctx, session, trouble);
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenByAnotherError)) throw error;
      });
  }

  /** Puts the run off until the source may answer again. @returns false when it was put off too often */
  async #askAgain(session: RunSession, error: SourceRunError): Promise<boolean> {
    const { row, parts } = session;
    const pause = (parts.pauses ?? PAUSES)[row.retries];
    if (pause === undefined) return false;
    const ms = Math.min(Math.max(pause * 1000, error.retryAfterMs ?? 0), LONGEST_PAUSE_MS);
    const at = new Date(Date.now() + ms);
    await session
      .transaction(async (ctx) => {
        const outcome = `${error.message} It is asked again.`;
        const retry = { retries: row.retries + 1, retryAt: at.toISOString() };
        await session.change(ctx, { state: 'waiting', progress: null, outcome, ...retry });
        await parts.wake(ctx, row.id, at);
      })
      .catch((failure: unknown) => {
        if (!(failure instanceof TakenByAnotherError)) throw failure;
      });
    return true;
  }

  /** A person cancelled it while this worker held its generation. */
  async #giveUpCancelled(session: RunSession): Promise<void> {
    await session.transaction(async (ctx) => {
      const now = await session.parts.runs.find(ctx, session.row.id);
      if (now?.state === 'cancelled') await failGeneration(session, ctx);
    });
  }
}

async function failGeneration(
  session: RunSession,
  ctx: Parameters<Parameters<RunSession['transaction']>[0]>[0],
) {
  const now = await session.parts.runs.find(ctx, session.row.id);
  if (now && now.generationId !== null) await generationStore.generations.fail(ctx, now.generationId);
}

function remedyOf(error: unknown): string {
  if (error instanceof SourceRunError) return REMEDIES[error.kind];
  if (error instanceof SecretLostError) return REMEDIES.authorisation;
  if (error instanceof AppError) return REMEDIES.configuration;
  if (error instanceof RunFailedError) return 'Give the connection another owner, or fetch by hand.';
  return 'Fetch again. If it fails again, ask for help with this number.';
}
