import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { openPage } from '../../test/open-page.js';
import { account } from '../../test/records.js';

const viewer = { ...account, memberships: account.memberships.map((held) => ({ ...held, role: 'viewer' })) };

describe('NewMeasurePage', () => {
  afterEach(cleanup);

  it('says who can make a measure to a person who cannot, before anything is typed', async () => {
    openPage('/o/ward/measures/new', [{ route: routes.getAccount, body: viewer }]);
    await screen.findByRole('heading', { name: 'Making a measure needs another role' });
    expect(screen.queryByRole('button', { name: 'Make the measure' })).toBeNull();
  });

  it('sends a person without data to bring a file', async () => {
    openPage('/o/ward/measures/new', [{ route: routes.listDatasets, body: { items: [] } }]);
    const link = await screen.findByRole('link', { name: 'Bring a file' });
    expect(link.getAttribute('href')).toBe('/o/ward/data/import');
  });
});
