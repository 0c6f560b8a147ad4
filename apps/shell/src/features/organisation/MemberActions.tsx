import { routes, type Member, type OrganisationRole } from '@fairshift/contracts';
import { Actions, Button, Details, Notice, Radios } from '@fairshift/ui';
import { useState } from 'react';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { roleOptions } from './InvitePeople.js';
import { OneTimeLink } from './OneTimeLink.js';
import { peopleWords as words } from './organisation.words.js';

/** What an admin can do for one person: role, a link for a new password, or take them out. */
export function MemberActions({ member }: { member: Member }) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, personId: member.personId };
  const [role, setRole] = useState<OrganisationRole>(member.role);
  const change = useSend(routes.updateMember, ['listPeople', 'getAccount']);
  const recovery = useSend(routes.createRecoveryLink);
  const remove = useSend(routes.removeMember, ['listPeople', 'listTeams']);
  const failed = change.error ?? recovery.error ?? remove.error;
  return (
    <Details summary={`${words.change} ${member.name}`}>
      {failed ? <Notice kind="error" title={sentenceOf(failed)} /> : null}
      {change.isSuccess ? <Notice kind="done" title={words.saved(member.name)} /> : null}
      {recovery.data ? <OneTimeLink {...recovery.data} /> : null}
      <Radios
        id={`role-${member.personId}`}
        name={`role-${member.personId}`}
        label={words.changeRole(member.name)}
        options={roleOptions}
        value={role}
        onChange={(value) => setRole(value as OrganisationRole)}
      />
      <Actions>
        <Button
          look="secondary"
          onClick={() => change.mutate({ params, body: { version: member.version, role } })}
        >
          {words.save}
        </Button>
        <Button look="secondary" onClick={() => recovery.mutate({ params })}>
          {words.recovery}
        </Button>
      </Actions>
      <Details summary={words.remove}>
        <p>{words.removeSure(member.name)}</p>
        <Button look="warning" onClick={() => remove.mutate({ params })}>
          {words.removeNow(member.name)}
        </Button>
      </Details>
    </Details>
  );
}
