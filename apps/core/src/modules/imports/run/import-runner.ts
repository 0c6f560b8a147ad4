// Not the whole contract: its schemas would make each import process a third larger.
import { allows } from '@fairshift/contracts/permissions';
import type { PluginRegistry } from '@fairshift/plugin-host';
import type { OrganisationScope } from '../../../database/transactions.js';
import { newId } from '../../../platform/ids.js';
import { generationStore, TakenByAnotherError } from '../../storage/index.js';
import type { ImportRow } from '../import.entity.js';
import { inputSha256 } from '../input-sha.js';
import type { ImportTask } from '../import-task.js';
import { checkImport } from './check-import.js';
import { failureOf, ImportFailedError, isPassing, TryAgainError } from './import-failure.js';
import { ImportSession } from './import-session.js';
import type { RunnerParts } from './import-session.js';
import { loadImport } from './load-import.js';

/** Workers that may begin one check or run, and get no further, before it counts as one that none can finish. */
const MOST_TRIES = 8;

/** Does what one import waits for: its check, or its run. Safe to call for any import, any number of times at once. */
export class ImportRunner {
  constructor(private readonly parts: RunnerParts & { readonly registry: PluginRegistry }) {}

  /**
   * @param taken told the attempt, once the import is this worker's
   * @returns 'nothing' when the import waits for no worker, or another one holds it
   * @throws TryAgainError when the database or the child went away: call again
   */
  async run(
    task: ImportTask,
    taken: (attempt: number) => void = () => undefined,
  ): Promise<'done' | 'nothing'> {
    const { systemId, organisationId, id: importId } = task;
    const scope = { systemId, organisationId, requestId: newId(), actor: { personId: '', name: '' } };
    const { transactions, imports, leaseSeconds } = this.parts;
    const row = await transactions.inOrganisation(scope, (ctx) => imports.take(ctx, importId, leaseSeconds));
    if (!row) return 'nothing';
    taken(row.attempt);
    const actor = { personId: row.askedBy, name: row.askedByName };
    const session = new ImportSession(this.parts, row, { ...scope, actor });
    try {
      await this.#work(session);
    } catch (error) {
      await this.#failed(session, error);
    }
    return 'done';
  }

  async #work(session: ImportSession): Promise<void> {
    const { row, parts } = session;
    if (row.tries > MOST_TRIES) throw new Error(`import ${row.id} was begun ${row.tries} times`);
    const role = await session.transaction((ctx) => parts.imports.roleOf(ctx, row.askedBy));
    if (!role || !allows('imports:write', role)) {
      throw new ImportFailedError(
        'Whoever started this import may not import here any more. Ask an analyst to start it.',
      );
    }
    const input = this.#inputOf(row);
    await (row.state === 'checking' ? checkImport(session, input) : loadImport(session, input));
  }

  #inputOf(row: ImportRow): Buffer {
    const source = { pluginId: row.pluginId!, sourceId: row.sourceId! };
    const { version } = this.parts.registry.source(source);
    return inputSha256({
      fileSha256: row.sha256,
      ...source,
      version,
      answers: row.answers,
      config: row.config,
    });
  }

  async #failed(session: ImportSession, error: unknown): Promise<void> {
    const { row, scope, parts } = session;
    if (error instanceof TakenByAnotherError) return this.#giveUpCancelled(session);
    if (isPassing(error) && session.tries < MOST_TRIES) {
      parts.log.warn({ err: error, importId: row.id, try: session.tries }, 'import interrupted');
      await session
        .transaction((ctx) => parts.imports.release(ctx, row.id, row.attempt))
        .catch(() => undefined);
      throw new TryAgainError('the import was interrupted', { cause: error });
    }
    const { words, reference } = failureOf(error);
    if (reference) parts.log.error({ err: error, importId: row.id, reference }, 'import failed');
    await session.transaction(async (ctx) => {
      if (row.generationId !== null) await generationStore.generations.fail(ctx, row.generationId);
      const failed = { state: 'failed' as const, progress: null, outcome: words };
      await parts.imports.change(ctx, row.id, failed, { attempt: row.attempt });
    });
    parts.log.info(
      { importId: row.id, organisationId: (scope as OrganisationScope).organisationId },
      'import ended',
    );
  }

  /** A person cancelled it while this worker held its generation. */
  async #giveUpCancelled({ row, parts, ...session }: ImportSession): Promise<void> {
    await parts.transactions.inOrganisation(session.scope, async (ctx) => {
      const now = await parts.imports.find(ctx, row.id);
      if (now?.state === 'cancelled' && row.generationId !== null) {
        await generationStore.generations.fail(ctx, row.generationId);
      }
    });
  }
}
