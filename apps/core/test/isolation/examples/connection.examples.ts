import type { Connection } from '@fairshift/contracts';
import { newId } from '../../../src/platform/ids.js';
import { Connector, PRIVATE_ORIGIN } from '../../fixtures/connecting.js';
import type { Examples, Unreached, World } from '../example.js';

const connector = ({ app }: World) => new Connector(app);

const at = ({ id }: Connection) => ({ params: { connectionId: id } });

/** A connection that waits for a person: most of what it had is gone. */
export async function doubtfulConnection(world: World): Promise<Connection> {
  const one = connector(world);
  const first = await one.fetch(await one.ready({ rows: 8 }, 'whole'));
  await one.settings(first, { rows: 4 });
  return one.fetch(first);
}

const ready = (world: World) => connector(world).ready();

export const connectionExamples: Examples = {
  listConnectionSources: {},
  listConnections: {},
  createConnection: {
    make: () => {
      const secrets = { token: 'zebra-key' };
      const config = { baseUrl: PRIVATE_ORIGIN };
      return Promise.resolve({
        body: { pluginId: 'test.api', sourceId: 'api', title: 'Own', config, secrets },
      });
    },
  },
  getConnection: { make: async (world) => at(await ready(world)) },
  updateConnection: {
    make: async (world) => {
      const made = await ready(world);
      const ownerId = world.app.person('a.analyst').id;
      const body = { version: made.version, title: 'Other', secrets: { token: 'zebra-key' }, ownerId };
      return { ...at(made), body };
    },
  },
  deleteConnection: { make: async (world) => at(await ready(world)) },
  testConnection: { make: async (world) => at(await connector(world).make()) },
  runConnection: {
    make: async (world) => ({ ...at(await ready(world)), headers: { 'Idempotency-Key': newId() } }),
  },
  listConnectionRuns: { make: async (world) => at(await doubtfulConnection(world)) },
  cancelConnectionRuns: {
    make: async (world) => {
      const one = connector(world);
      return at(await one.start(await one.ready()));
    },
  },
  confirmConnectionRun: {
    make: async (world) => {
      const asked = await doubtfulConnection(world);
      return { params: { connectionId: asked.id, runId: asked.runs[0]!.id } };
    },
  },
};

/** A run that no worker has taken. */
async function waitingRun(world: World): Promise<string> {
  const one = connector(world);
  return (await one.start(await one.ready())).runs[0]!.id;
}

export const connectionsUnreached: Unreached = {
  'ConnectionRunsRepository.free': async (world) => {
    await waitingRun(world);
    return [];
  },
  'ConnectionRunsRepository.release': async (world) => {
    const id = await waitingRun(world);
    await world.app.owner.query(
      `update connection_runs set state = 'running', lease_until = now() + interval '1 hour' where id = $1`,
      [id],
    );
    return [id, 0];
  },
  'ConnectionsRepository.due': async (world) => {
    const { id } = await ready(world);
    await world.app.owner.query(
      `update connections set next_run_at = now() - interval '1 hour' where id = $1`,
      [id],
    );
    return [];
  },
  'ConnectionsRepository.takeCheck': async (world) => {
    const { id } = await ready(world);
    await world.app.owner.query('update connections set next_check_at = null where id = $1', [id]);
    return [];
  },
  'ConnectionsRepository.noteCheck': async (world) => {
    const check = { at: '2026-07-01T09:00:00.000Z', ok: true, words: 'The source answers.' };
    return [(await ready(world)).id, check];
  },
  'PluginDataRepository.connections': async (world) => {
    await ready(world);
    return [];
  },
  // Of a plugin by itself: the connections of the other examples go on.
  'PluginDataRepository.endConnections': async (world) => {
    const { id } = await ready(world);
    await world.app.owner.query(`update connections set plugin_id = 'test.ended' where id = $1`, [id]);
    return ['test.ended'];
  },
  'ConnectionSecretsRepository.sealedOtherwise': async (world) => {
    await ready(world);
    return ['another key'];
  },
  'GenerationRepository.cursor': async (world) => {
    const one = connector(world);
    const done = await one.fetch(await one.ready());
    const { rows } = await world.app.owner.query<{ id: number }>(
      'select current_generation_id as id from datasets where id = $1',
      [done.datasets[0]!.id],
    );
    return [rows[0]!.id];
  },
};
