import { ROLE_LABELS, routes, type Member } from '@fairshift/contracts';
import { Card, InsetText, Table, type Column } from '@fairshift/ui';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { InvitePeople } from './InvitePeople.js';
import { MemberActions } from './MemberActions.js';
import { peopleWords as words } from './organisation.words.js';
import { OrganisationNav } from './OrganisationNav.js';

const FACTS: readonly [Column<Member>, ...Column<Member>[]] = [
  { id: 'name', heading: words.name, cell: ({ name }) => name },
  { id: 'login', heading: words.login, cell: ({ login }) => login },
  { id: 'role', heading: words.role, cell: ({ role }) => ROLE_LABELS[role] },
  { id: 'since', heading: words.since, cell: ({ joinedAt }) => dateWords(joinedAt) },
];

/** Who works here and what they may do; admins invite and change. */
export function PeoplePage() {
  const { id: organisationId } = useOrganisation();
  const mayManage = useMay('people:manage');
  const people = useRead(routes.listPeople, { params: { organisationId }, query: { limit: 200 } });
  const columns: readonly [Column<Member>, ...Column<Member>[]] = mayManage
    ? [...FACTS, { id: 'change', heading: words.change, cell: (member) => <MemberActions member={member} /> }]
    : FACTS;
  return (
    <Load query={people} what="the people">
      {({ items }) => (
        <Page
          title={words.title(items.length)}
          windowTitle="People"
          lede={words.lede}
          nav={<OrganisationNav />}
        >
          <div className="sh-stack">
            <Card size="large">
              <Table
                caption={words.caption}
                captionHidden
                columns={columns}
                rows={items}
                rowKey={({ personId }) => personId}
                empty={null}
              />
            </Card>
            {mayManage ? <InvitePeople /> : <InsetText>{words.onlyAdmins}</InsetText>}
          </div>
        </Page>
      )}
    </Load>
  );
}
