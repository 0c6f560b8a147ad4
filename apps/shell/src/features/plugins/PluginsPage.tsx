import { routes, type PluginSummary, type RouteResponse } from '@fairshift/contracts';
import { AppLink, Button, Card, InsetText, Notice, Table } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { useRead, useSend } from '../../platform/queries.js';
import { isSystemAdministrator, useAccount } from '../../platform/session.js';
import { SystemNav, systemWords } from '../system/index.js';
import { pluginWords as words } from './plugins.words.js';
import { PluginUpload } from './PluginUpload.js';

/** Every plugin found, its state and why; and how to add one. */
export function PluginsPage() {
  const may = isSystemAdministrator(useAccount());
  const plugins = useRead(routes.listPluginStates, {}, { enabled: may });
  if (!may) {
    return (
      <Page title={words.plugins}>
        <InsetText>{systemWords.cannot}</InsetText>
      </Page>
    );
  }
  return (
    <Load query={plugins} what="the plugins">
      {({ items, refused }) => (
        <Page
          title={words.title(items.filter(({ state }) => state === 'ready').length, items.length)}
          windowTitle={words.plugins}
          lede={words.lede}
          nav={<SystemNav />}
        >
          <div className="sh-stack">
            <Refused refused={refused} />
            <PluginTable items={items} />
            <PluginUpload />
            <Rescan />
          </div>
        </Page>
      )}
    </Load>
  );
}

function PluginTable({ items }: { items: readonly PluginSummary[] }) {
  return (
    <Card size="large">
      <Table
        caption={words.caption}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        empty={<p>{words.empty}</p>}
        columns={[
          {
            id: 'name',
            heading: words.name,
            cell: ({ id, title, version }) => (
              <AppLink href={paths.systemPlugin(id)}>{`${title} ${version}`}</AppLink>
            ),
          },
          { id: 'publisher', heading: words.publisher, cell: ({ publisher }) => publisher },
          {
            id: 'brings',
            heading: words.brings,
            cell: ({ contributes }) =>
              contributes.map(({ kind, title }) => `${title} (${words.kinds[kind]})`).join(', '),
          },
          { id: 'state', heading: words.state, cell: stateWords },
        ]}
      />
    </Card>
  );
}

function stateWords({ state, reason, waiting }: PluginSummary): string {
  const parts = [words.states[state], reason, waiting ? words.waiting(waiting) : undefined];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');
}

type List = RouteResponse<typeof routes.listPluginStates>;

function Refused({ refused }: { refused: List['refused'] }) {
  if (refused.length === 0) return null;
  return (
    <Notice kind="concern" title={words.refusedTitle(refused.length)}>
      <ul>
        {refused.map(({ origin, reason }) => (
          <li key={origin}>
            {origin}: {reason}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Rescan() {
  const rescan = useSend(routes.rescanPlugins, ['listPluginStates']);
  return (
    <Card title={words.rescanTitle}>
      <p>{words.rescanLede}</p>
      {rescan.isError ? <Notice kind="error" title={sentenceOf(rescan.error)} /> : null}
      {rescan.data ? <Notice kind="done" title={words.rescanned(rescan.data.found)} /> : null}
      <Button look="secondary" disabled={rescan.isPending} onClick={() => rescan.mutate({})}>
        {words.rescan}
      </Button>
    </Card>
  );
}
