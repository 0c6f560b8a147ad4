import { routes, type Organisation } from '@fairshift/contracts';
import { Button, Card, InsetText, Notice, Table } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { sentenceOf } from '../../platform/problem.js';
import { useRead, useSend } from '../../platform/queries.js';
import { isSystemAdministrator, useAccount } from '../../platform/session.js';
import { OneTimeLink } from '../organisation/index.js';
import { AddOrganisation } from './AddOrganisation.js';
import { EndDemo } from './EndDemo.js';
import { systemWords as words } from './system.words.js';
import { SystemNav } from './SystemNav.js';

/** The organisations of the system, by name only. */
export function SystemPage() {
  const account = useAccount();
  if (!isSystemAdministrator(account)) {
    return (
      <Page title={words.organisations}>
        <InsetText>{words.cannot}</InsetText>
      </Page>
    );
  }
  return <Organisations demo={account.demo} />;
}

function Organisations({ demo }: { demo: boolean }) {
  const organisations = useRead(routes.listOrganisations, { query: { limit: 200 } });
  return (
    <Load query={organisations} what="the organisations">
      {({ items }) => (
        <Page title={words.title(items.length)} windowTitle="System" lede={words.lede} nav={<SystemNav />}>
          <div className="sh-stack">
            <OrganisationTable items={items} />
            <AddOrganisation />
            {demo ? <EndDemo /> : null}
          </div>
        </Page>
      )}
    </Load>
  );
}

function OrganisationTable({ items }: { items: readonly Organisation[] }) {
  const another = useSend(routes.createAdminLink);
  return (
    <Card size="large">
      {another.isError ? <Notice kind="error" title={sentenceOf(another.error)} /> : null}
      {another.data ? <OneTimeLink {...another.data} /> : null}
      <Table
        caption={words.caption}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          { id: 'name', heading: words.name, cell: ({ name }) => name },
          { id: 'kind', heading: words.kind, cell: ({ kind }) => words.kinds[kind] },
          { id: 'ods', heading: words.ods, cell: ({ odsCode }) => odsCode ?? '–' },
          {
            id: 'link',
            heading: words.link,
            cell: ({ id }) => (
              <Button look="secondary" onClick={() => another.mutate({ params: { organisationId: id } })}>
                {words.another}
              </Button>
            ),
          },
        ]}
      />
    </Card>
  );
}
