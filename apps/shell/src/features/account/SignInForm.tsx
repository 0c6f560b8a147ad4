import { routes, type Account } from '@fairshift/contracts';
import { Button, Details, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { signInWords as words } from './account.words.js';

/** Login name and password. What was typed stays after a refusal. */
export function SignInForm({ onDone }: { onDone: (account: Account) => void }) {
  const form = useForm({ login: '', password: '' });
  const signIn = useSend(routes.signIn);
  const submit = () => {
    const faults = {
      ...(form.values.login.trim() === '' ? { login: words.needLogin } : {}),
      ...(form.values.password === '' ? { password: words.needPassword } : {}),
    };
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    signIn.mutate(
      { body: form.values },
      { onSuccess: onDone, onError: (error) => form.setFaults(faultsOf(error, ['login', 'password'])) },
    );
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      <TextInput
        id="login"
        name="login"
        label={words.login}
        autoComplete="username"
        value={form.values.login}
        error={form.faults['login']}
        onChange={form.set('login')}
      />
      <TextInput
        id="password"
        name="password"
        type="password"
        label={words.password}
        autoComplete="current-password"
        value={form.values.password}
        error={form.faults['password']}
        onChange={form.set('password')}
      />
      <Button type="submit" disabled={signIn.isPending}>
        {signIn.isPending ? words.signingIn : words.submit}
      </Button>
      <Details summary={words.forgotten}>
        <p>{words.forgottenWords}</p>
      </Details>
    </Form>
  );
}
