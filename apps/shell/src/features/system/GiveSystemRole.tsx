import { ROLE_LABELS, SYSTEM_ROLES, routes, type SystemRole } from '@fairshift/contracts';
import { Button, Card, Notice, Radios, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { hasStatus } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { systemPeopleWords as words } from './system.words.js';

const START: { login: string; role: SystemRole } = { login: '', role: 'hub-manager' };
const ROLES = SYSTEM_ROLES.map((role) => ({
  value: role,
  label: ROLE_LABELS[role],
  hint: words.hints[role],
}));

/** A role on the system for somebody who has an account. */
export function GiveSystemRole() {
  const form = useForm(START);
  const give = useSend(routes.giveSystemRole, ['listSystemPeople', 'getAccount']);
  const submit = () => {
    const login = form.values.login.trim();
    if (login === '') {
      form.setFaults({ login: words.needLogin });
      return;
    }
    give.mutate(
      { body: { login, role: form.values.role } },
      {
        onSuccess: () => form.reset(START),
        onError: (error) =>
          form.setFaults(
            hasStatus(error, 409) ? { login: error.message } : faultsOf(error, ['login', 'role']),
          ),
      },
    );
  };
  return (
    <Card title={words.giveTitle} size="large">
      <p>{words.giveLede}</p>
      {give.data ? (
        <Notice kind="done" title={words.given(give.data.name, ROLE_LABELS[give.data.role])} />
      ) : null}
      <Form faults={form.faults} onSubmit={submit}>
        <TextInput
          id="login"
          name="login"
          label={words.loginOrEmail}
          value={form.values.login}
          error={form.faults['login']}
          onChange={form.set('login')}
        />
        <Radios
          id="role"
          name="role"
          label={words.which}
          options={ROLES}
          value={form.values.role}
          onChange={(role) => form.set('role')(role as SystemRole)}
        />
        <Button type="submit" disabled={give.isPending}>
          {words.give}
        </Button>
      </Form>
    </Card>
  );
}
