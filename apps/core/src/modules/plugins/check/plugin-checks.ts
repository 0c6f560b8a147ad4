import { PluginRegistry } from '@fairshift/plugin-host';
import type { ConformanceReport } from '@fairshift/plugin-testkit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactions } from '../../../database/transactions.js';
import { newId } from '../../../platform/ids.js';
import { JobRunner } from '../../../platform/job-runner.js';
import { LOG } from '../../../platform/log.js';
import { HOST_VERSION } from '../../../worker/open-registry.js';
import { HOST } from '../plugin-scan.js';
import type { PluginRow } from '../plugin.entity.js';
import { PluginsRepository } from '../plugins.repository.js';
import { checkPack, CheckUnfinishedError } from './check-pack.js';
import { unfinishedReport } from './unfinished-report.js';

const LOOK_EVERY_MS = 10_000;
/** Longer than any check may take: a worker that has claimed one and says nothing for so long is gone. */
const CLAIM_MINUTES = 20;
const LONGEST_MS = 10 * 60_000;
/** A million, as an author's own computer tries it with, would keep a small server busy (ADR 24). */
const ROWS = 20_000;

type Claimed = Pick<PluginRow, 'pluginId' | 'version' | 'hash'>;

/**
 * Holds each version that was added against the conformance suites, one at a time and beside everything else. Approval
 * never waits for it: a report is advice to whoever decides.
 */
@Injectable()
export class PluginChecks extends JobRunner {
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(
    private readonly registry: PluginRegistry,
    private readonly plugins: PluginsRepository,
    private readonly transactions: Transactions,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
  }

  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    void this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#looking;
  }

  /** Checks what nobody has checked yet; resolves when nothing is left. */
  look(): Promise<void> {
    this.#looking ??= this.#work()
      .catch((error: unknown) => this.log.error({ err: error }, 'plugins could not be checked'))
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #work(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const claimed = await this.#in((db) => this.plugins.claimCheck(db, CLAIM_MINUTES));
      if (claimed === undefined) return;
      await this.#check(claimed);
    }
  }

  async #check(claimed: Claimed): Promise<void> {
    const pack = await this.#packOf(claimed);
    // Its files are gone, or not there yet: the claim runs out, and somebody looks again.
    if (pack === undefined) return;
    const report = await this.#report(claimed, pack);
    if (this.#stopping.signal.aborted) return;
    const badge = report.badge === 'none' ? null : report.badge;
    await this.#in((db) => this.plugins.setReport(db, claimed, { badge, report }));
  }

  async #packOf({ hash }: Claimed): Promise<string | undefined> {
    const find = () => this.registry.records.find((record) => record.hash === hash)?.folder;
    const known = find();
    if (known !== undefined) return known;
    await this.registry.scan();
    return find();
  }

  async #report({ pluginId, version, hash }: Claimed, pack: string): Promise<ConformanceReport> {
    const order = { pack, hostVersion: HOST_VERSION, rows: ROWS };
    try {
      return await checkPack(order, { ms: LONGEST_MS, signal: this.#stopping.signal });
    } catch (error) {
      if (!(error instanceof CheckUnfinishedError)) throw error;
      this.log.warn({ pluginId, version, err: error }, 'the checks of a plugin came to no end');
      return unfinishedReport({ id: pluginId, version, hash }, error.message, HOST_VERSION);
    }
  }

  #in<T>(work: (db: Parameters<PluginsRepository['list']>[0]) => Promise<T>): Promise<T> {
    return this.transactions.inInstallation({ requestId: newId(), actor: HOST }, ({ db }) => work(db));
  }
}
