import { ORGANISATION_ROLES, ROLE_LABELS, routes, type OrganisationRole } from '@fairshift/contracts';
import { Button, Card, Radios, Table, TextInput } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { Load } from '../../platform/load.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { OneTimeLink } from './OneTimeLink.js';
import { inviteWords as words, peopleWords } from './organisation.words.js';

const START: { name: string; role: OrganisationRole } = { name: '', role: 'team-member' };

export const roleOptions = ORGANISATION_ROLES.map((role) => ({
  value: role,
  label: ROLE_LABELS[role],
  hint: peopleWords.roleHints[role],
}));

/** Makes a one-time link, and lists those not used yet. */
export function InvitePeople() {
  const { id: organisationId } = useOrganisation();
  const form = useForm(START);
  const invite = useSend(routes.createInvitation, ['listInvitations']);
  const submit = () => {
    const name = form.values.name.trim();
    invite.mutate(
      { params: { organisationId }, body: { role: form.values.role, ...(name === '' ? {} : { name }) } },
      {
        onSuccess: () => form.reset(START),
        onError: (error) => form.setFaults(faultsOf(error, ['name', 'role'])),
      },
    );
  };
  return (
    <Card title={words.title} size="large">
      <p>{words.lede}</p>
      {invite.data ? (
        <OneTimeLink link={invite.data.link} expiresAt={invite.data.invitation.expiresAt} />
      ) : null}
      <Form faults={form.faults} onSubmit={submit}>
        <TextInput
          id="name"
          name="name"
          label={words.name}
          value={form.values.name}
          error={form.faults['name']}
          onChange={form.set('name')}
        />
        <Radios
          id="role"
          name="role"
          label={words.role}
          options={roleOptions}
          value={form.values.role}
          onChange={(role) => form.set('role')(role as OrganisationRole)}
        />
        <Button type="submit" disabled={invite.isPending}>
          {words.submit}
        </Button>
      </Form>
      <div className="fs-card__foot">
        <Waiting />
      </div>
    </Card>
  );
}

function Waiting() {
  const { id: organisationId } = useOrganisation();
  const invitations = useRead(routes.listInvitations, { params: { organisationId }, query: { limit: 200 } });
  const takeBack = useSend(routes.deleteInvitation, ['listInvitations']);
  return (
    <Load query={invitations} what="the invitations" part>
      {({ items }) => (
        <Table
          caption={words.waiting}
          rows={items}
          rowKey={({ id }) => id}
          empty={<p>{words.none}</p>}
          columns={[
            {
              id: 'name',
              heading: peopleWords.name,
              cell: ({ name, email }) => name ?? email ?? words.nameless,
            },
            { id: 'role', heading: peopleWords.role, cell: ({ role }) => ROLE_LABELS[role] },
            { id: 'expires', heading: words.expires, cell: ({ expiresAt }) => momentWords(expiresAt) },
            {
              id: 'back',
              heading: peopleWords.change,
              cell: ({ id }) => (
                <Button
                  look="secondary"
                  onClick={() => takeBack.mutate({ params: { organisationId, invitationId: id } })}
                >
                  {words.takeBack}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Load>
  );
}
