import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { projectListWords } from '../projects/projects.words.js';
import { openPage } from '../../test/open-page.js';
import { account, refusal } from '../../test/records.js';

const person = (login: string, role: string) => ({
  login,
  role,
  name: `${login} name`,
  organisationName: 'The ward',
  purpose: 'Reads.',
});
const demo = {
  on: true,
  password: 'example-people-only',
  people: [person('ana', 'Analyst'), person('bea', 'Viewer'), person('cy', 'Analyst')],
};
const home = { route: routes.getHome, body: { needs: [], projects: [], datasets: 0 } };
const lists = [
  { route: routes.listHubPublications, body: { items: [] } },
  { route: routes.listDatasets, body: { items: [] } },
];

describe('SignInPage', () => {
  afterEach(cleanup);

  it('signs in as an example person with one press, and goes where the person was going', async () => {
    const sent = openPage('/sign-in?next=%2Fo%2Fward', [
      { route: routes.getDemo, body: demo },
      { route: routes.signIn, body: account },
      home,
      ...lists,
    ]);
    fireEvent.click(await screen.findByRole('button', { name: 'Viewer' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Nothing needs you right now' });
    expect(sent.find(({ id }) => id === 'signIn')?.body).toEqual({ login: 'bea', password: demo.password });
    // A screen reader goes on from the top of the new page.
    expect(document.activeElement).toBe(heading);
    expect(document.title).toBe('Home – The ward – Fairshift');
  });

  it('shows one person of each role first', async () => {
    openPage('/sign-in', [{ route: routes.getDemo, body: demo }]);
    expect(await screen.findByText('1 more people you can be')).toBeTruthy();
  });

  it('says in the words of the server why a sign-in is refused, and keeps what was typed', async () => {
    openPage('/sign-in', [
      { route: routes.getDemo, body: { on: false, people: [] } },
      {
        route: routes.signIn,
        status: 401,
        body: refusal(401, 'The login name or the password is not right.'),
      },
    ]);
    fireEvent.change(await screen.findByLabelText('Login name or e-mail address'), {
      target: { value: 'ana' },
    });
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'wrong password' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText('The login name or the password is not right.')).toBeTruthy();
    expect(screen.getByLabelText('Login name or e-mail address')).toHaveProperty('value', 'ana');
  });

  it('is where somebody without a session is sent, and leads back to the page that was asked for', async () => {
    openPage('/o/ward/projects', [
      { route: routes.getAccount, status: 401, body: refusal(401, 'Sign in first.') },
      { route: routes.getDemo, body: demo },
      { route: routes.signIn, body: account },
      { route: routes.listProjects, body: { items: [] } },
      home,
      ...lists,
    ]);
    fireEvent.click(await screen.findByRole('button', { name: 'Viewer' }));
    expect(await screen.findByRole('heading', { level: 1, name: projectListWords.title(0) })).toBeTruthy();
  });
});
