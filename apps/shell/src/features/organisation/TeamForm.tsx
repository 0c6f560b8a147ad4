import { routes, type Member, type Team } from '@fairshift/contracts';
import { Button, Checkboxes, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { teamWords as words } from './organisation.words.js';

/** Name and members of a team. */
export function TeamForm({ team, people }: { team: Team; people: readonly Member[] }) {
  const { id: organisationId } = useOrganisation();
  const form = useForm({
    name: team.name,
    memberIds: team.members.map(({ personId }) => personId) as readonly string[],
  });
  const update = useSend(routes.updateTeam, ['listTeams']);
  const submit = () => {
    const { name, memberIds } = form.values;
    update.mutate(
      {
        params: { organisationId, teamId: team.id },
        body: { version: team.version, name: name.trim(), memberIds: [...memberIds] },
      },
      { onError: (error) => form.setFaults(faultsOf(error, ['name'])) },
    );
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      <TextInput
        id={`name-${team.id}`}
        name="name"
        label={words.name}
        value={form.values.name}
        error={form.faults['name']}
        onChange={form.set('name')}
      />
      <Checkboxes
        id={`members-${team.id}`}
        name={`members-${team.id}`}
        label={words.members}
        options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
        values={form.values.memberIds}
        onChange={form.set('memberIds')}
      />
      <Button type="submit" look="secondary" disabled={update.isPending}>
        {words.save}
      </Button>
    </Form>
  );
}

/** A new team needs a name first; people come after. */
export function NewTeamForm() {
  const { id: organisationId } = useOrganisation();
  const form = useForm({ name: '' });
  const create = useSend(routes.createTeam, ['listTeams']);
  const submit = () => {
    const name = form.values.name.trim();
    if (name === '') {
      form.setFaults({ name: words.needName });
      return;
    }
    create.mutate(
      { params: { organisationId }, body: { name } },
      {
        onSuccess: () => form.reset({ name: '' }),
        onError: (error) => form.setFaults(faultsOf(error, ['name'])),
      },
    );
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      <TextInput
        id="name"
        name="name"
        label={words.name}
        value={form.values.name}
        error={form.faults['name']}
        onChange={form.set('name')}
      />
      <Button type="submit" disabled={create.isPending}>
        {words.submit}
      </Button>
    </Form>
  );
}
