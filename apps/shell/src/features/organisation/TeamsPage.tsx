import { routes } from '@fairshift/contracts';
import { Card, Details, EmptyState } from '@fairshift/ui';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { teamWords as words } from './organisation.words.js';
import { OrganisationNav } from './OrganisationNav.js';
import { NewTeamForm, TeamForm } from './TeamForm.js';

/** Teams and who is in them. */
export function TeamsPage() {
  const { id: organisationId } = useOrganisation();
  const mayManage = useMay('teams:manage');
  const read = { params: { organisationId }, query: { limit: 200 } };
  const teams = useRead(routes.listTeams, read);
  const people = useRead(routes.listPeople, read);
  return (
    <Load query={teams} what="the teams">
      {({ items }) => (
        <Page
          title={words.title(items.length)}
          windowTitle="Teams"
          lede={words.lede}
          nav={<OrganisationNav />}
        >
          <div className="sh-stack">
            {items.length === 0 ? (
              <EmptyState title={words.title(0)}>
                <p>
                  {words.empty} {mayManage ? null : words.emptyCannot}
                </p>
              </EmptyState>
            ) : null}
            {items.map((team) => (
              <Card key={team.id} title={team.name} size="large">
                <p>{team.members.map(({ name }) => name).join(', ') || words.nobody}</p>
                {mayManage && people.data ? (
                  <Details summary={`${words.change} ${team.name}`}>
                    <TeamForm key={team.version} team={team} people={people.data.items} />
                  </Details>
                ) : null}
              </Card>
            ))}
            {mayManage ? (
              <Card title={words.add} size="large">
                <NewTeamForm />
              </Card>
            ) : null}
          </div>
        </Page>
      )}
    </Load>
  );
}
