import type { Context } from '../../platform/context.js';
import { generationStore } from '../storage/index.js';
import type { CheckedRows, OriginalFiles } from '../storage/index.js';
import { DatasetTargetsRepository } from './dataset-targets.repository.js';
import { ImportsRepository } from './imports.repository.js';
import { NotKept } from './not-kept.js';

/** What imports that were killed, cancelled or failed leave behind in an organisation. */
export class Debris {
  readonly #imports = new ImportsRepository();
  readonly #datasets = new DatasetTargetsRepository();

  readonly #notKept: NotKept;

  constructor(
    private readonly files: OriginalFiles,
    private readonly checked: CheckedRows,
  ) {
    this.#notKept = new NotKept(files, checked);
  }

  /** Takes it away, once nobody can still be at work on it. */
  async sweep(ctx: Context): Promise<void> {
    const { generations, sweep } = generationStore;
    for (const generation of await this.#imports.abandoned(ctx)) await generations.fail(ctx, generation);
    for (const dataset of await sweep.withFailures(ctx)) await sweep.generations(ctx, dataset);
    await this.#datasets.deleteEmpty(ctx);
    await this.#notKept.sweep(ctx);
    await this.files.sweep(ctx.organisationId);
    await this.checked.sweep(ctx.organisationId, new Set(await this.#imports.unfinished(ctx)));
  }
}
