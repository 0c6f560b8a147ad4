import type { Connection, ConnectionSource, RouteBody, routes } from '@fairshift/contracts';
import { allows } from '@fairshift/contracts/permissions';
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { Context } from '../../platform/context.js';
import { conflict, invalid, notFound } from '../../platform/errors.js';
import { newId } from '../../platform/ids.js';
import { JobQueue } from '../../platform/job-queue.js';
import { idAfter, page } from '../../platform/pages.js';
import type { ConnectionRow } from './connection.entity.js';
import { ConnectionRunsService } from './connection-runs.service.js';
import { ConnectionSecretsRepository } from './connection-secrets.repository.js';
import { CONNECTION_QUEUE } from './connection-task.js';
import type { ConnectionTask } from './connection-task.js';
import { ConnectionViews } from './connection-views.js';
import { ConnectionsRepository } from './connections.repository.js';
import type { ConnectionChanges } from './connections.repository.js';
import { originsOf } from './origins.js';
import { nextRun } from './schedule/next-run.js';
import { KeyRing } from './secrets/key-ring.js';
import { SettingsForm } from './settings-form.js';
import { SourceCatalogue } from './source-catalogue.js';

type Create = RouteBody<typeof routes.createConnection>;
type Update = RouteBody<typeof routes.updateConnection>;

/** Connections as an admin sets them up. */
@Injectable()
export class ConnectionsService {
  readonly #connections = new ConnectionsRepository();
  readonly #secrets = new ConnectionSecretsRepository();

  constructor(
    private readonly catalogue: SourceCatalogue,
    private readonly views: ConnectionViews,
    private readonly runs: ConnectionRunsService,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async sources(): Promise<{ items: ConnectionSource[] }> {
    return { items: await this.catalogue.list() };
  }

  async list(
    ctx: Context,
    query: { limit: number; after?: string | undefined },
  ): Promise<{ items: Connection[]; next?: string }> {
    const rows = await this.#connections.list(ctx, { limit: query.limit + 1, after: idAfter(query.after) });
    const { items, next } = page(rows, query.limit, { item: (row) => row, after: ({ id }) => [id] });
    return { items: await this.views.of(ctx, items), ...(next === undefined ? {} : { next }) };
  }

  async create(ctx: Context, body: Create): Promise<Connection> {
    const { pluginId, sourceId, title, secrets } = body;
    const config = await this.#settings({ pluginId, sourceId }, body);
    const id = newId();
    await this.#connections.insert(ctx, { id, title, pluginId, sourceId, config });
    await this.#keepSecrets(ctx, id, secrets);
    await audit.record(ctx, {
      verb: 'connection.created',
      objectType: 'connection',
      objectId: id,
      words: `made the connection ${title}`,
      after: { pluginId, sourceId, config, secrets: Object.keys(secrets) },
    });
    return this.views.get(ctx, id);
  }

  async update(ctx: Context, id: string, body: Update): Promise<Connection> {
    const row = await this.#lock(ctx, id);
    if (row.version !== body.version) throw conflict(await this.views.get(ctx, id));
    const { title, lookbackDays, paused } = body;
    const changes: ConnectionChanges = {
      ...given({ title, lookbackDays, paused }),
      ...(await this.#newSettings(ctx, row, body)),
      ...(body.streams ? { streams: chosenStreams(row, body.streams) } : {}),
      ...(body.ownerId ? await this.#newOwner(ctx, body.ownerId) : {}),
      ...this.#newTimes(row, body),
    };
    const changed = await this.#connections.change(ctx, id, changes);
    if (changed?.nextRunAt && changed.nextRunAt !== row.nextRunAt) await this.#wake(ctx, changed);
    const { config, ...told } = changes;
    await audit.record(ctx, {
      verb: 'connection.changed',
      objectType: 'connection',
      objectId: id,
      words:
        paused === undefined
          ? `changed the connection ${row.title}`
          : `${paused ? 'paused' : 'resumed'} the connection ${row.title}`,
      before: { config: row.config, schedule: row.schedule, paused: row.paused },
      after: { ...told, ...(config ? { config } : {}), secrets: Object.keys(body.secrets ?? {}) },
    });
    return this.views.get(ctx, id);
  }

  /** Its datasets and their history stay; its secrets go. */
  async delete(ctx: Context, id: string): Promise<void> {
    const row = await this.#lock(ctx, id);
    await this.runs.cancelAll(ctx, id);
    await this.#secrets.remove(ctx, id);
    await this.#connections.remove(ctx, id);
    await audit.record(ctx, {
      verb: 'connection.deleted',
      objectType: 'connection',
      objectId: id,
      words: `took the connection ${row.title} away; its data stay`,
      before: { config: row.config, schedule: row.schedule },
    });
  }

  async #newSettings(ctx: Context, row: ConnectionRow, body: Update): Promise<ConnectionChanges> {
    if (!body.config && !body.secrets) return {};
    const held = (await this.#secrets.names(ctx, [row.id])).map(({ name }) => name);
    const { config = row.config, secrets = {} } = body;
    const checked = await this.#settings(row, { config, secrets }, held);
    await this.#keepSecrets(ctx, row.id, secrets);
    // Other settings may offer other streams, and have not been tested.
    return { config: checked, checkedAt: null, nextCheckAt: null };
  }

  async #settings(
    ref: { pluginId: string; sourceId: string },
    settings: { config: Record<string, unknown>; secrets: Record<string, string | null> } | Update,
    held: readonly string[] = [],
  ): Promise<Readonly<Record<string, unknown>>> {
    const source = this.catalogue.get(ref);
    const { config = {}, secrets = {} } = settings;
    const checked = new SettingsForm(await source.configSchema()).check({ config, secrets }, held);
    originsOf(source, checked, this.config.privateOrigins);
    return checked;
  }

  async #keepSecrets(ctx: Context, connectionId: string, secrets: Update['secrets'] = {}): Promise<void> {
    const gone = Object.keys(secrets).filter((name) => secrets[name] === null);
    if (gone.length > 0) await this.#secrets.remove(ctx, connectionId, gone);
    const ring = KeyRing.open(this.config);
    const { organisationId } = ctx;
    for (const [name, text] of Object.entries(secrets)) {
      if (text === null) continue;
      const sealed = ring.seal({ organisationId, connectionId, name }, text);
      await this.#secrets.put(ctx, { connectionId, name, ...sealed });
    }
  }

  async #newOwner(ctx: Context, ownerId: string): Promise<ConnectionChanges> {
    const member = await this.#connections.member(ctx, ownerId);
    if (!member || !allows('connections:run', member.role)) {
      throw invalid([
        {
          column: 'ownerId',
          rule: 'owner',
          message: 'The owner must be an analyst or an admin of this organisation.',
        },
      ]);
    }
    return { ownerId, ownerName: member.name };
  }

  /** A new schedule, or the end of a pause, begins from now: turns that were missed are not made up for. */
  #newTimes(row: ConnectionRow, body: Update): ConnectionChanges {
    if (body.schedule === undefined && body.paused === undefined) return {};
    const schedule = body.schedule === undefined ? row.schedule : body.schedule;
    const isPaused = body.paused ?? row.paused;
    const nextRunAt = schedule && !isPaused ? nextRun(schedule, new Date()).toISOString() : null;
    return { schedule, nextRunAt };
  }

  async #wake(ctx: Context, { id, nextRunAt }: ConnectionRow): Promise<void> {
    await this.queue.send<ConnectionTask>(
      ctx,
      CONNECTION_QUEUE,
      { id, kind: 'schedule' },
      new Date(nextRunAt!),
    );
  }

  async #lock(ctx: Context, id: string): Promise<ConnectionRow> {
    const row = await this.#connections.lock(ctx, id);
    if (!row) throw notFound();
    return row;
  }
}

function chosenStreams(row: ConnectionRow, ids: readonly string[]): ConnectionRow['streams'] {
  const unknown = ids.filter((id) => !row.streams.some((stream) => stream.id === id));
  if (unknown.length > 0) {
    throw invalid([
      {
        column: 'streams',
        rule: 'stream',
        message: `The source does not offer “${unknown[0]}”.`,
        remedy: 'Test the connection, then choose again.',
      },
    ]);
  }
  return row.streams.map((stream) => ({ ...stream, chosen: ids.includes(stream.id) }));
}

const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
