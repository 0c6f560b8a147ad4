import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { openPage } from '../../test/open-page.js';
import { account, refusal } from '../../test/records.js';

const me = { ...account, systemRoles: ['system-administrator' as const] };
const root = {
  personId: account.person.id,
  name: 'Wendy Achebe',
  login: 'wendy',
  role: 'system-administrator' as const,
};
const people = { route: routes.listSystemPeople, body: { items: [root] } };

describe('the people of the system', () => {
  afterEach(cleanup);

  it('get a role by their login name', async () => {
    const sent = openPage('/system/people', [
      // Asked again after the change: a role may be one's own.
      { route: routes.getAccount, body: me },
      { route: routes.getAccount, body: me },
      people,
      { route: routes.giveSystemRole, body: { ...root, name: 'Daniel Kaur', role: 'hub-manager' } },
    ]);
    fireEvent.change(await screen.findByLabelText('Their login name or e-mail address'), {
      target: { value: ' daniel ' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Give the role' }));
    expect(await screen.findByText('Daniel Kaur has the role “Hub manager” now.')).toBeTruthy();
    expect(sent.find(({ id }) => id === 'giveSystemRole')?.body).toEqual({
      login: 'daniel',
      role: 'hub-manager',
    });
  });

  it('are not asked for by an empty name', async () => {
    const sent = openPage('/system/people', [{ route: routes.getAccount, body: me }, people]);
    fireEvent.click(await screen.findByRole('button', { name: 'Give the role' }));
    expect(await screen.findAllByText(/Type a login name or an e-mail address/)).not.toHaveLength(0);
    expect(sent.map(({ id }) => id)).not.toContain('giveSystemRole');
  });

  it('hear from the server why the last administrator stays', async () => {
    const why = 'This is the only system administrator. Give somebody else the role first.';
    openPage('/system/people', [
      { route: routes.getAccount, body: me },
      people,
      { route: routes.takeSystemRole, status: 409, body: refusal(409, why) },
    ]);
    fireEvent.click(
      await screen.findByRole('button', {
        name: 'Take the role “System administrator” away',
        hidden: true,
      }),
    );
    expect(await screen.findByText(why)).toBeTruthy();
  });

  it('are shown to system administrators only', async () => {
    openPage('/system/people', [{ route: routes.getAccount, body: account }]);
    expect(await screen.findByText('Only a system administrator can see this page.')).toBeTruthy();
  });
});
