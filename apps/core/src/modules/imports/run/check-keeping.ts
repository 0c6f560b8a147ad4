import type { Batch } from '@fairshift/plugin-host';
import type { CheckedRowsWriter } from '../../storage/index.js';
import type { ImportSession } from './import-session.js';

/** Keeps what a check reads for the run. Where that fails, the run reads the file again: a check never fails by it. */
export class CheckKeeping {
  #writer: CheckedRowsWriter | undefined;

  constructor(
    private readonly session: ImportSession,
    private readonly inputSha256: Buffer,
  ) {}

  /** Keeps the batches added during `work`, once it has ended well. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const { session, inputSha256 } = this;
    await this.#safely(async () => {
      const input = session.checkedInput(inputSha256);
      await session.parts.checked.remove(input);
      this.#writer = await session.parts.checked.keep(input);
    });
    try {
      const result = await work();
      await this.#safely(async () => this.#writer?.finish());
      return result;
    } catch (error) {
      await this.#writer?.abandon();
      throw error;
    }
  }

  async add(batch: Batch): Promise<void> {
    await this.#safely(async () => this.#writer?.add(batch));
  }

  async #safely(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { log } = this.session.parts;
      log.warn({ err: error, importId: this.session.row.id }, 'a check is not kept for its run');
      const writer = this.#writer;
      this.#writer = undefined;
      await writer?.abandon();
    }
  }
}
