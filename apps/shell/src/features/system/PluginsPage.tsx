import { routes } from '@fairshift/contracts';
import { Card, InsetText, Table } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { useRead } from '../../platform/queries.js';
import { isSystemAdministrator, useAccount } from '../../platform/session.js';
import { pluginWords as words, systemWords } from './system.words.js';
import { SystemNav } from './SystemNav.js';

/** Every plugin found, its state and why. */
export function PluginsPage() {
  const may = isSystemAdministrator(useAccount());
  const plugins = useRead(routes.listPluginStates, {}, { enabled: may });
  if (!may) {
    return (
      <Page title={systemWords.plugins}>
        <InsetText>{systemWords.cannot}</InsetText>
      </Page>
    );
  }
  return (
    <Load query={plugins} what="the plugins">
      {({ items }) => (
        <Page
          title={words.title(items.filter(({ state }) => state === 'ready').length, items.length)}
          windowTitle="Plugins"
          lede={words.lede}
          nav={<SystemNav />}
        >
          <Card size="large">
            <Table
              caption={words.caption}
              captionHidden
              rows={items}
              rowKey={({ id, version }) => `${id} ${version}`}
              empty={<p>{words.empty}</p>}
              columns={[
                { id: 'name', heading: words.name, cell: ({ title, version }) => `${title} ${version}` },
                { id: 'publisher', heading: words.publisher, cell: ({ publisher }) => publisher },
                {
                  id: 'brings',
                  heading: words.brings,
                  cell: ({ contributes }) =>
                    contributes.map(({ kind, title }) => `${title} (${words.kinds[kind]})`).join(', '),
                },
                {
                  id: 'state',
                  heading: words.state,
                  cell: ({ state, reason }) => [words.states[state], reason].filter(Boolean).join('. '),
                },
              ]}
            />
          </Card>
        </Page>
      )}
    </Load>
  );
}
