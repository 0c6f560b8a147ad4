import { describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { applyEvent, parseEvent } from './live.js';

const isOld = (client: QueryClient, id: string) => client.getQueryState([id, 'x'])?.isInvalidated;

function clientWith(...ids: string[]): QueryClient {
  const client = new QueryClient();
  for (const id of ids) client.setQueryData([id, 'x'], {});
  return client;
}

describe('applyEvent', () => {
  it('makes only the reads of the changed thing old', () => {
    const client = clientWith('getImport', 'listProjects');
    applyEvent(client, { type: 'import.changed', id: '1', version: 2 });
    expect(isOld(client, 'getImport')).toBe(true);
    expect(isOld(client, 'listProjects')).toBe(false);
  });

  it('makes everything old for a noun that it does not know', () => {
    const client = clientWith('getImport', 'listProjects');
    applyEvent(client, { type: 'novelty.made', id: '1' });
    expect(isOld(client, 'getImport')).toBe(true);
    expect(isOld(client, 'listProjects')).toBe(true);
  });
});

describe('parseEvent', () => {
  it('reads an event and ignores everything else', () => {
    expect(parseEvent('{"type":"chart.kept","id":"7","version":1}')).toEqual({
      type: 'chart.kept',
      id: '7',
      version: 1,
    });
    expect(parseEvent('{"type":"chart.kept"}')).toBeUndefined();
    expect(parseEvent('ping')).toBeUndefined();
  });
});
