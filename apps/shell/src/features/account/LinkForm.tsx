import { routes, type Account, type RouteResponse } from '@fairshift/contracts';
import { Button, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type Faults } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { linkWords as words } from './account.words.js';

export type LinkFacts = RouteResponse<typeof routes.lookUpLink>;

interface Values {
  name: string;
  login: string;
  password: string;
}

const LOGIN = /^[a-zA-Z0-9._@+-]{3,100}$/;

/** Only people without an account say who they are. */
const isNew = (link: LinkFacts): boolean => !link.known && link.kind !== 'recovery';

function check(values: Values, link: LinkFacts): Faults {
  return {
    ...(isNew(link) && values.name.trim() === '' ? { name: words.needName } : {}),
    ...(isNew(link) && !LOGIN.test(values.login.trim()) ? { login: words.needLogin } : {}),
    ...passwordFault(values.password, link),
  };
}

function passwordFault(password: string, link: LinkFacts): Faults {
  const joining = link.known && link.kind === 'invitation';
  if (joining) return password === '' ? { password: words.needKnownPassword } : {};
  return password.length < 12 ? { password: words.needPassword } : {};
}

export interface LinkFormProps {
  readonly token: string;
  readonly link: LinkFacts;
  readonly onDone: (account: Account) => void;
}

/** Uses a one-time link: join, set a new password, or become the first administrator. */
export function LinkForm({ token, link, onDone }: LinkFormProps) {
  const form = useForm<Values>({ name: link.name ?? '', login: link.login ?? '', password: '' });
  const accept = useSend(routes.acceptLink);
  const joining = link.known && link.kind === 'invitation';
  const submit = () => {
    const faults = check(form.values, link);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const { name, login, password } = form.values;
    accept.mutate(
      { body: { token, password, ...(isNew(link) ? { name: name.trim(), login: login.trim() } : {}) } },
      {
        onSuccess: onDone,
        onError: (error) => form.setFaults(faultsOf(error, ['name', 'login', 'password'])),
      },
    );
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      {isNew(link) ? (
        <>
          <TextInput
            id="name"
            name="name"
            label={words.name}
            hint={words.nameHint}
            autoComplete="name"
            value={form.values.name}
            error={form.faults['name']}
            onChange={form.set('name')}
          />
          <TextInput
            id="login"
            name="login"
            label={words.login}
            hint={words.loginHint}
            autoComplete="username"
            value={form.values.login}
            error={form.faults['login']}
            onChange={form.set('login')}
          />
        </>
      ) : null}
      <TextInput
        id="password"
        name="password"
        type="password"
        label={link.kind === 'recovery' ? words.newPassword : words.password}
        hint={joining ? undefined : words.passwordHint}
        autoComplete={joining ? 'current-password' : 'new-password'}
        value={form.values.password}
        error={form.faults['password']}
        onChange={form.set('password')}
      />
      <Button type="submit" disabled={accept.isPending}>
        {words.submit[link.kind]}
      </Button>
    </Form>
  );
}
