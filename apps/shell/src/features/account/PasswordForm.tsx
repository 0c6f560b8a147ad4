import { routes } from '@fairshift/contracts';
import { Button, Notice, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { accountWords as words } from './account.words.js';

const EMPTY = { current: '', next: '' };

export function PasswordForm() {
  const form = useForm(EMPTY);
  const change = useSend(routes.changePassword, ['listSessions']);
  const submit = () => {
    const faults = {
      ...(form.values.current === '' ? { current: words.needCurrent } : {}),
      ...(form.values.next.length < 12 ? { next: words.needNext } : {}),
    };
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    change.mutate(
      { body: form.values },
      {
        onSuccess: () => form.reset(EMPTY),
        onError: (error) => form.setFaults(faultsOf(error, ['current', 'next'])),
      },
    );
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      {change.isSuccess ? <Notice kind="done" title={words.changed} /> : null}
      <TextInput
        id="current"
        name="current"
        type="password"
        label={words.current}
        autoComplete="current-password"
        value={form.values.current}
        error={form.faults['current']}
        onChange={form.set('current')}
      />
      <TextInput
        id="next"
        name="next"
        type="password"
        label={words.next}
        hint={words.nextHint}
        autoComplete="new-password"
        value={form.values.next}
        error={form.faults['next']}
        onChange={form.set('next')}
      />
      <Button type="submit" look="secondary" disabled={change.isPending}>
        {words.change}
      </Button>
    </Form>
  );
}
