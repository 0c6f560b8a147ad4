import type { SourceProblem } from '@fairshift/plugin-host';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import type { CheckedRows, OriginalFiles } from '../storage/index.js';
import type { ImportRow } from './import.entity.js';
import { ImportsRepository } from './imports.repository.js';
import type { Changes } from './imports.repository.js';
import { OriginalsRepository } from './originals.repository.js';

/** Whoever holds the import that ends. */
interface Ending {
  readonly row: ImportRow;
  change(ctx: Context, changes: Changes): Promise<unknown>;
}

/** What nobody has answered by then, nobody will; its file may tell more than is needed. */
const MOST_DAYS = 30;

/** Ends imports of files that tell who people are: nothing of such a file stays. */
export class NotKept {
  readonly #imports = new ImportsRepository();
  readonly #originals = new OriginalsRepository();

  constructor(
    private readonly files: OriginalFiles,
    private readonly checked: CheckedRows,
  ) {}

  /** What is told of it: the columns, never a cell. The file itself goes with `remove`, once this is committed. */
  async refuse(ctx: Context, ending: Ending, personal: readonly SourceProblem[]): Promise<void> {
    const job = ending.row;
    const told = personal.map(({ row, column, rule, message, remedy }): SourceProblem => ({
      row,
      rule,
      message,
      remedy,
      ...(column === undefined ? {} : { column }),
    }));
    const { message, remedy } = told[0]!;
    await this.#imports.replaceProblems(ctx, job.id, told);
    await ending.change(ctx, {
      state: 'failed',
      outcome: `${message} ${remedy} We did not keep the file.`,
      problemCount: told.length,
      understanding: null,
      preview: null,
      plan: null,
      progress: null,
      // A person may have matched what stands in the cells.
      config: {},
    });
    await this.#originals.markRemoved(ctx, job.sha256);
    await audit.record(ctx, {
      verb: 'import.refused',
      objectType: 'import',
      objectId: job.id,
      words: `was told that ${job.fileName} says who people are; the file was deleted`,
      after: { columns: told.map(({ column }) => column ?? '') },
    });
  }

  async remove(organisationId: string, { id, sha256 }: Pick<ImportRow, 'id' | 'sha256'>): Promise<void> {
    await this.checked.remove({ organisationId, importId: id });
    await this.files.remove(organisationId, sha256);
  }

  /**
   * Takes away files of which columns were left out or that nobody has asked about for long, and what a worker was
   * killed before it had removed.
   */
  async sweep(ctx: Context): Promise<void> {
    await this.#originals.markLeftOut(ctx);
    await this.#originals.giveUp(ctx, MOST_DAYS);
    for (const { id, sha256 } of await this.#originals.removed(ctx))
      await this.remove(ctx.organisationId, { id, sha256 });
  }
}
