import type { ConnectionSource } from '@fairshift/contracts';
import { PluginRegistry, SourceRunError } from '@fairshift/plugin-host';
import type { ReadySource, SourceRef } from '@fairshift/plugin-host';
import { Injectable } from '@nestjs/common';
import { ConnectionSourceError } from './connections.errors.js';

/** Sources in the network: those whose plugin asks to fetch. */
@Injectable()
export class SourceCatalogue {
  constructor(readonly registry: PluginRegistry) {}

  async list(): Promise<ConnectionSource[]> {
    return Promise.all(this.registry.sources().filter(fetches).map(offerOf));
  }

  /** @throws ConnectionSourceError */
  get(ref: SourceRef): ReadySource {
    const source = this.registry.sources().find(({ ref: known }) => isSame(known, ref));
    if (!source) throw new ConnectionSourceError('There is no such source. Choose one of the list.');
    if (!fetches(source)) {
      throw new ConnectionSourceError('This source reads files. Bring a file instead.');
    }
    return source;
  }

  /** Why a source cannot run now; its title where it can. */
  stateOf(ref: SourceRef): { readonly title: string; readonly trouble?: string } {
    try {
      return { title: this.registry.source(ref).title };
    } catch (error) {
      const isKnown = error instanceof SourceRunError;
      return { title: ref.sourceId, trouble: isKnown ? error.message : 'This source is not there any more.' };
    }
  }
}

const isSame = (one: SourceRef, other: SourceRef): boolean =>
  one.pluginId === other.pluginId && one.sourceId === other.sourceId;

const fetches = ({ permissions }: ReadySource): boolean =>
  (permissions.network ?? []).length + (permissions.networkFromConfig ?? []).length > 0;

async function offerOf(source: ReadySource): Promise<ConnectionSource> {
  const { ref, title, publisher, version } = source;
  const schema = (await source.configSchema()) as ConnectionSource['schema'];
  return { ...ref, title, publisher, version, may: mayOf(source, schema), schema };
}

function mayOf({ permissions }: ReadySource, schema: ConnectionSource['schema']): string[] {
  const { network = [], networkFromConfig = [] } = permissions;
  const fields = (schema['properties'] ?? {}) as Record<string, { title?: string }>;
  return [
    ...network.map(
      ({ origin, requestsPerMinute }) =>
        `May fetch from ${new URL(origin).host}, at most ${requestsPerMinute} times a minute.`,
    ),
    ...networkFromConfig.map(
      (name) => `May fetch from the address that you type as “${fields[name]?.title ?? name}”.`,
    ),
  ];
}
