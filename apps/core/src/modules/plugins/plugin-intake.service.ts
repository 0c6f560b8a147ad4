import type { IncomingMessage } from 'node:http';
import { PackError } from '@fairshift/plugin-host';
import { ARCHIVE_LIMITS, unpackZip } from '@fairshift/plugin-host/packs';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Transactions } from '../../database/transactions.js';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { AppError } from '../../platform/errors.js';
import { events } from '../../platform/events.js';
import { EventsHub } from '../../platform/live/events-hub.js';
import { LOG } from '../../platform/log.js';
import { PluginScan } from './plugin-scan.js';
import type { RefusedPlugin, ScanResult } from './plugin-scan.js';
import { PluginFileRefused } from './plugins.errors.js';
import { PluginsRepository } from './plugins.repository.js';

/** A file of 20 MB at the speed of a poor line. */
const UPLOAD_MS = 10 * 60_000;

/** How plugins come to this installation, and how this process hears of what other processes decided. */
@Injectable()
export class PluginIntakeService implements OnApplicationBootstrap {
  #refused: readonly RefusedPlugin[] = [];

  constructor(
    private readonly scan: PluginScan,
    private readonly plugins: PluginsRepository,
    private readonly transactions: Transactions,
    private readonly hub: EventsHub,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** The server serves without plugins when it must. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.rescan();
    } catch (error) {
      this.log.error({ err: error }, 'plugins could not be looked for');
    }
    await this.hub.hear('plugin.changed', () => {
      this.scan.parts.registry
        .scan()
        .catch((error: unknown) => this.log.warn({ err: error }, 'plugins not read again'));
    });
  }

  /** What was found at the last look and is no plugin that could be listed. */
  get refused(): readonly RefusedPlugin[] {
    return this.#refused;
  }

  async rescan(): Promise<ScanResult> {
    const result = await this.scan.run();
    this.#refused = result.refused;
    return result;
  }

  /**
   * Adds one `.fsplugin` file. Nothing of it runs before somebody approves it.
   * @param scope a context without a transaction
   * @throws PluginFileRefused with the reason, AppError 408, 413
   */
  async upload(
    scope: Context,
    request: IncomingMessage,
    header: string,
  ): Promise<{ pluginId: string; version: string }> {
    const fileName = nameOf(header);
    const bytes = await readAll(request);
    const { id: pluginId, version, title } = await this.#store(fileName, bytes);
    await this.rescan();
    await this.transactions.inSystem(scope, async (ctx) => {
      await this.#addAgain(ctx, pluginId, version);
      await audit.record(ctx, {
        verb: 'plugin.uploaded',
        objectType: 'plugin',
        objectId: pluginId,
        words: `added the plugin ${title} ${version} from ${fileName}`,
        after: { version },
      });
      await events.emit(ctx, { type: 'plugin.changed', id: pluginId });
    });
    await this.scan.parts.registry.scan();
    return { pluginId, version };
  }

  async #store(fileName: string, bytes: Buffer) {
    try {
      const files = await unpackZip(bytes);
      return (await this.scan.parts.store.add(files, { locator: 'upload', origin: fileName })).manifest;
    } catch (error) {
      if (error instanceof PackError) throw new PluginFileRefused(fileName, error.message, error);
      throw error;
    }
  }

  /** What was removed and is brought again waits for approval like a new one. */
  async #addAgain(ctx: Context, pluginId: string, version: string): Promise<void> {
    const row = (await this.plugins.versions(ctx.db, pluginId, true)).find(
      (each) => each.version === version,
    );
    if (row?.state !== 'removed') return;
    await this.plugins.setState(ctx.db, row, { state: 'compatible' });
    const step = { pluginId, version, from: 'removed', to: 'compatible', reason: 'It was added again.' };
    await this.plugins.addEvent(ctx.db, ctx.actor, step);
  }
}

/** Names are labels here and never paths. */
function nameOf(header: string): string {
  let name = header;
  try {
    name = decodeURIComponent(header);
  } catch {
    // It is a label only: as it was sent will do.
  }
  const last = name
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return last === '' ? 'The file' : last;
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  const late = AbortSignal.timeout(UPLOAD_MS);
  for await (const part of request) {
    size += (part as Buffer).length;
    const close = { headers: { Connection: 'close' } };
    if (size > ARCHIVE_LIMITS.archiveBytes) {
      throw new AppError(
        'file-too-large',
        413,
        'The file is over 20 MB. No plugin is as large as that.',
        close,
      );
    }
    if (late.aborted) {
      throw new AppError(
        'upload-too-slow',
        408,
        'The upload was too slow and was given up. Try again.',
        close,
      );
    }
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
