import { ROLE_LABELS, routes, type SystemPerson } from '@fairshift/contracts';
import { Button, Card, Details, InsetText, Notice, Table } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { sentenceOf } from '../../platform/problem.js';
import { useRead, useSend } from '../../platform/queries.js';
import { isSystemAdministrator, useAccount } from '../../platform/session.js';
import { GiveSystemRole } from './GiveSystemRole.js';
import { systemPeopleWords as words, systemWords } from './system.words.js';
import { SystemNav } from './SystemNav.js';

/** Who manages the system and the hub. */
export function SystemPeoplePage() {
  if (isSystemAdministrator(useAccount())) return <People />;
  return (
    <Page title={words.people}>
      <InsetText>{systemWords.cannot}</InsetText>
    </Page>
  );
}

function People() {
  const people = useRead(routes.listSystemPeople, { query: { limit: 200 } });
  return (
    <Load query={people} what="the people">
      {({ items }) => (
        <Page title={words.title} windowTitle={words.people} lede={words.lede} nav={<SystemNav />}>
          <div className="sh-stack">
            <Card size="large">
              <Table
                caption={words.caption}
                captionHidden
                rows={items}
                rowKey={({ personId, role }) => `${personId} ${role}`}
                empty={null}
                columns={[
                  { id: 'name', heading: words.name, cell: ({ name }) => name },
                  { id: 'login', heading: words.login, cell: ({ login }) => login },
                  { id: 'role', heading: words.role, cell: ({ role }) => ROLE_LABELS[role] },
                  { id: 'take', heading: words.take, cell: (person) => <TakeRole person={person} /> },
                ]}
              />
            </Card>
            <GiveSystemRole />
          </div>
        </Page>
      )}
    </Load>
  );
}

/** Asks once; the server keeps the last system administrator. */
function TakeRole({ person: { personId, name, role } }: { person: SystemPerson }) {
  const take = useSend(routes.takeSystemRole, ['listSystemPeople', 'getAccount']);
  return (
    <Details summary={words.takeFrom(name)}>
      {take.isError ? <Notice kind="error" title={sentenceOf(take.error)} /> : null}
      <p>{words.takeSure}</p>
      <Button
        look="warning"
        disabled={take.isPending}
        onClick={() => take.mutate({ params: { personId, role } })}
      >
        {words.takeNow(ROLE_LABELS[role])}
      </Button>
    </Details>
  );
}
