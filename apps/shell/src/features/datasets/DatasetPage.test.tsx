import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { ids } from '../../test/ids.js';
import { openPage } from '../../test/open-page.js';

const month = (number: number) => ({
  start: `2024-0${number}-01`,
  end: `2024-0${number + 1}-01`,
  kind: 'month',
  observations: 4,
  suppressed: 0,
  missing: 0,
});

const edition = (number: number, state: string) => ({
  number,
  state,
  createdAt: '2026-11-24T10:00:00Z',
  createdBy: 'Ana Admin',
  fileName: 'waits.csv',
  sha256: 'a'.repeat(64),
  rows: 20,
  words: 'Added 5 months.',
});

const dataset = {
  id: ids.dataset,
  title: 'Waits',
  source: 'Fairshift CSV',
  rows: 20,
  updatedAt: '2026-11-24T10:00:00Z',
  example: false,
  empty: false,
  version: 1,
  periods: [1, 2, 3, 6, 7].map(month),
  places: { total: 1, items: [{ code: 'W1', name: 'The ward', level: 'ward' }] },
  stratifiers: [],
  groupings: [],
  columns: [
    {
      id: 'seen',
      label: 'Seen',
      kind: 'proportion',
      unit: '%',
      polarity: 'higher-is-better',
      multiplier: 100,
      observations: 20,
    },
  ],
  provenance: [],
  history: [edition(41, 'current'), edition(17, 'retired')],
  canGoBack: true,
};

const open = (body: object) =>
  openPage(`/o/ward/data/${ids.dataset}`, [
    { route: routes.getDataset, body },
    { route: routes.listMeasures, body: { items: [] } },
  ]);

describe('DatasetPage', () => {
  afterEach(cleanup);

  it('says which months are not here, and draws them', async () => {
    open(dataset);
    expect(await screen.findByRole('heading', { name: '5 of 7 months are here' })).toBeTruthy();
    expect(screen.getByText('April 2024')).toBeTruthy();
    expect(screen.getByText('May 2024')).toBeTruthy();
    expect(screen.getAllByText(/^Missing/)).toHaveLength(2);
  });

  it('says that every month is here only when none is jumped over', async () => {
    open({ ...dataset, periods: [1, 2, 3].map(month) });
    expect(await screen.findByRole('heading', { name: 'Every month is here' })).toBeTruthy();
  });

  it('draws a month with some numbers missing as here in part', async () => {
    const part = { ...month(2), observations: 16, missing: 2 };
    open({ ...dataset, periods: [month(1), part, month(3)] });
    await screen.findByRole('heading', { name: '3 months: 1 with numbers missing' });
    expect(screen.getByText('Some missing')).toBeTruthy();
    expect(screen.queryByText('Missing')).toBeNull();
  });

  it('counts the editions of this dataset, not those of the organisation', async () => {
    open(dataset);
    expect(await screen.findByText('Edition 2 is in use.')).toBeTruthy();
    expect(screen.getByText('Edition 1.')).toBeTruthy();
  });

  it('leads to a first measure', async () => {
    open(dataset);
    const link = await screen.findByRole('link', { name: 'Make a measure from this' });
    expect(link.getAttribute('href')).toBe(`/o/ward/measures/new?dataset=${ids.dataset}&column=seen`);
  });
});
