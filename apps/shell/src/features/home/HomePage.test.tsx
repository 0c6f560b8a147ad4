import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { openPage } from '../../test/open-page.js';
import { account } from '../../test/records.js';

const viewer = { ...account, memberships: account.memberships.map((held) => ({ ...held, role: 'viewer' })) };
const firstFile = {
  id: 'first-file',
  what: 'Bring your first file',
  why: 'Nothing can be measured until there are data.',
  minutes: 5,
  action: 'Upload a file',
  href: 'data/import',
};
const around = [
  { route: routes.listHubPublications, body: { items: [] } },
  { route: routes.listDatasets, body: { items: [] } },
];
const home = (needs: object[]) => ({
  route: routes.getHome,
  body: { needs, projects: [], datasets: 0 },
});

describe('HomePage', () => {
  afterEach(cleanup);

  it('has one button that brings the first file', async () => {
    openPage('/o/ward', [home([firstFile]), ...around]);
    await screen.findByRole('heading', { level: 1, name: '1 thing needs you' });
    const links = screen.getAllByRole('link', { name: 'Bring a file' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/o/ward/data/import']);
  });

  it('asks nothing of a viewer that a viewer may not do', async () => {
    openPage('/o/ward', [{ route: routes.getAccount, body: viewer }, home([]), ...around]);
    await screen.findByRole('heading', { level: 1, name: 'Nothing needs you right now' });
    expect(screen.getByText('See what other organisations have learned.')).toBeTruthy();
    expect(screen.queryByText(/bring newer figures/)).toBeNull();
    expect(screen.getByText(/can start one/)).toBeTruthy();
  });
});
