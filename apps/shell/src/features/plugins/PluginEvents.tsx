import { routes } from '@fairshift/contracts';
import { Button, Card, Table } from '@fairshift/ui';
import { useState } from 'react';
import { momentWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { useRead } from '../../platform/queries.js';
import { pluginPageWords as words } from './plugins.words.js';

/** The log of one plugin, newest first. */
export function PluginEvents({ pluginId }: { pluginId: string }) {
  const [after, setAfter] = useState<string>();
  const events = useRead(routes.listPluginEvents, {
    params: { pluginId },
    query: { limit: 20, ...(after ? { after } : {}) },
  });
  return (
    <Load query={events} what="what happened" part>
      {({ items, next }) => (
        <Card title={words.eventsTitle} size="large">
          <Table
            caption={words.eventsCaption}
            captionHidden
            rows={items}
            rowKey={({ id }) => id}
            empty={<p>{words.noEvents}</p>}
            columns={[
              { id: 'when', heading: words.when, cell: ({ at }) => momentWords(at) },
              { id: 'who', heading: words.who, cell: ({ actor }) => actor },
              {
                id: 'what',
                heading: words.what,
                cell: ({ version, to, reason }) =>
                  [words.step(version, to), reason].filter(Boolean).join('. '),
              },
            ]}
          />
          {next ? (
            <Button look="secondary" onClick={() => setAfter(next)}>
              {words.older}
            </Button>
          ) : null}
        </Card>
      )}
    </Load>
  );
}
