import { ROLE_LABELS, routes } from '@fairshift/contracts';
import { Actions, AppLink, Button, Card, Notice, Table } from '@fairshift/ui';
import { useQueryClient } from '@tanstack/react-query';
import { momentWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { ACCOUNT_KEY, useRead, useSend } from '../../platform/queries.js';
import { useAccount } from '../../platform/session.js';
import { accountWords as words } from './account.words.js';
import { PasswordForm } from './PasswordForm.js';
import { deviceWords } from './device.js';

/** Who I am here: organisations, password, sessions. */
export function AccountPage() {
  const { person } = useAccount();
  return (
    <Page title={words.title} lede={words.lede(person.name, person.login)}>
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          <Sessions />
          <Card title={words.passwordTitle} size="large">
            <p>{words.passwordLede}</p>
            <PasswordForm />
          </Card>
        </div>
        <div className="fs-c4 sh-stack">
          <Organisations />
        </div>
      </div>
    </Page>
  );
}

function Organisations() {
  const { memberships, systemRoles } = useAccount();
  return (
    <>
      <Card title={words.organisations} level={2}>
        {memberships.length === 0 ? <p>{words.noOrganisations}</p> : null}
        <ul className="fs-list">
          {memberships.map(({ organisation, role }) => (
            <li key={organisation.id}>
              <AppLink href={paths.home(organisation.slug)}>{organisation.name}</AppLink>
              <br />
              <span className="fs-quiet">{ROLE_LABELS[role]}</span>
            </li>
          ))}
        </ul>
      </Card>
      {systemRoles.length > 0 ? (
        <Card title={words.systemRoles}>
          <ul className="fs-list">
            {systemRoles.map((role) => (
              <li key={role}>{ROLE_LABELS[role]}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}

function Sessions() {
  const sessions = useRead(routes.listSessions, {});
  const client = useQueryClient();
  const everywhere = useSend(routes.signOutEverywhere);
  const leave = () =>
    everywhere.mutate(
      {},
      {
        onSuccess: () => {
          client.clear();
          client.setQueryData(ACCOUNT_KEY, null);
        },
      },
    );
  return (
    <Card title={words.sessions} size="large">
      <Load query={sessions} what="your sessions" part>
        {({ items }) => (
          <Table
            caption={words.sessions}
            captionHidden
            rows={items}
            rowKey={({ id }) => id}
            empty={null}
            columns={[
              { id: 'device', heading: words.device, cell: ({ device }) => deviceWords(device) },
              { id: 'started', heading: words.started, cell: ({ startedAt }) => momentWords(startedAt) },
              {
                id: 'used',
                heading: words.used,
                cell: ({ current, lastUsedAt }) => (current ? words.thisOne : momentWords(lastUsedAt)),
              },
            ]}
          />
        )}
      </Load>
      {everywhere.isError ? <Notice kind="error" title={sentenceOf(everywhere.error)} /> : null}
      <p className="fs-small fs-quiet">{words.everywhereHint}</p>
      <Actions>
        <Button look="secondary" onClick={leave}>
          {words.everywhere}
        </Button>
      </Actions>
    </Card>
  );
}
