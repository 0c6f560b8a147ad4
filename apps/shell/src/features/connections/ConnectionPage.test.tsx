import { routes, type Connection, type ConnectionRun } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { openPage } from '../../test/open-page.js';

const ID = '0190f5fe-7c00-7000-8000-0000000000c1';
const DATASET = '0190f5fe-7c00-7000-8000-0000000000d1';
const at = `/o/ward/data/connections/${ID}`;

const run = (more: Partial<ConnectionRun>): ConnectionRun => ({
  id: '0190f5fe-7c00-7000-8000-0000000000e1',
  state: 'done',
  datasetId: DATASET,
  datasetTitle: 'Uptake',
  mode: 'full',
  cause: 'person',
  by: 'Ama Mensah',
  createdAt: '2026-07-03T09:00:00.000Z',
  finishedAt: '2026-07-03T09:01:00.000Z',
  rows: 12,
  changes: { added: 12, changed: 3, gone: 1 },
  outcome: 'Added 12 figures, changed 3; 1 figure is gone.',
  ...more,
});

const connection = (more: Partial<Connection> = {}): Connection => ({
  id: ID,
  version: 4,
  title: 'Uptake',
  source: { pluginId: 'test.api', sourceId: 'api', title: 'Test server' },
  owner: { id: '0190f5fe-7c00-7000-8000-0000000000a1', name: 'Ama Mensah' },
  config: { baseUrl: 'https://data.example.org', months: 3 },
  secrets: { token: { set: true } },
  schedule: { every: 'week', on: 1, at: '06:30' },
  nextRunAt: '2026-07-06T05:30:00.000Z',
  paused: false,
  lookbackDays: 92,
  checkedAt: '2026-07-01T09:00:00.000Z',
  streams: [{ id: 'uptake', title: 'Uptake', chosen: true, refresh: 'incremental' }],
  datasets: [{ id: DATASET, version: 1, title: 'Uptake', rows: 12, newest: '2024-03-31', canGoBack: false }],
  state: 'fine',
  runs: [run({})],
  stale: false,
  ...more,
});

const source = {
  pluginId: 'test.api',
  sourceId: 'api',
  title: 'Test server',
  publisher: 'A partner',
  version: '1.0.0',
  may: ['May fetch from data.example.org, at most 60 times a minute.'],
  schema: {
    type: 'object',
    properties: {
      baseUrl: { type: 'string', format: 'uri', title: 'Address' },
      token: { type: 'string', secret: true, title: 'Key' },
    },
    required: ['baseUrl', 'token'],
  },
};
const always = (runs: readonly ConnectionRun[] = [run({})]) => [
  { route: routes.listConnectionSources, body: { items: [source] } },
  { route: routes.listConnectionRuns, body: { items: runs } },
];

describe('the page of a connection', () => {
  afterEach(cleanup);

  it('tells what changed, how old the data are and when it fetches next', async () => {
    openPage(at, [{ route: routes.getConnection, body: connection() }, ...always()]);
    expect(await screen.findByRole('heading', { level: 1, name: 'Uptake' })).toBeTruthy();
    expect(await screen.findByText(/12 figures added, 3 changed, 1 gone/)).toBeTruthy();
    expect(screen.getByText(/12 rows · data to 31 March 2024/)).toBeTruthy();
    // 05:30 UTC is 06:30 in London in July.
    expect(screen.getByText(/It fetches next on 6 July 2026 at 0?6:30/)).toBeTruthy();
  });

  it('says what went wrong with the next step, and that the data stay', async () => {
    const trouble = {
      words: 'The key was refused.',
      remedy: 'Type the key again.',
      since: '2026-07-01T09:00:00.000Z',
      failures: 3,
    };
    openPage(at, [
      { route: routes.getConnection, body: connection({ state: 'failing', trouble }) },
      ...always(),
    ]);
    expect(await screen.findByText('The key was refused.')).toBeTruthy();
    expect(screen.getByText(/Type the key again\./)).toBeTruthy();
    expect(screen.getByText('The data that you have stay as they are.')).toBeTruthy();
  });

  it('says what the source said when it was asked, though nobody has fetched since', async () => {
    const lastCheck = {
      at: '2026-07-04T09:00:00.000Z',
      ok: false,
      words: 'The server is away for a week.',
      remedy: 'Nothing to do now.',
    };
    openPage(at, [{ route: routes.getConnection, body: connection({ lastCheck }) }, ...always()]);
    expect(await screen.findByText('The server is away for a week.')).toBeTruthy();
    expect(
      screen.getByText(/We asked the source on 4 July 2026 .* did not answer as it should/),
    ).toBeTruthy();
    expect(screen.getByText('What to do: Nothing to do now.')).toBeTruthy();
  });

  it('shows nothing of a secret, and sends none that nobody typed', async () => {
    const sent = openPage(at, [
      { route: routes.getConnection, body: connection() },
      { route: routes.updateConnection, body: connection({ version: 5 }) },
      ...always(),
    ]);
    const key = await screen.findByLabelText('Key');
    expect((key as HTMLInputElement).value).toBe('');
    expect(screen.getByText(/Something is stored here/)).toBeTruthy();
    fireEvent.click(screen.getByText('Save the settings'));
    await waitFor(() => expect(sent.some(({ id }) => id === 'updateConnection')).toBe(true));
    expect(sent.find(({ id }) => id === 'updateConnection')?.body).toEqual({
      version: 4,
      config: { baseUrl: 'https://data.example.org' },
      secrets: {},
    });
  });

  it('asks before much of what was there goes', async () => {
    const asking = run({
      state: 'needs-confirmation',
      outcome: '2024-03-01 to 2024-04-01 would lose 4 of 8 figures of Uptake. Check the source.',
    });
    const { finishedAt: _, ...open } = asking;
    const sent = openPage(at, [
      { route: routes.getConnection, body: connection({ state: 'needs-confirmation', runs: [open] }) },
      { route: routes.confirmConnectionRun, body: connection() },
      ...always([]),
    ]);
    expect(await screen.findByText(/March 2024 would lose 4 of 8 figures/)).toBeTruthy();
    fireEvent.click(screen.getByText('Use the new data'));
    await waitFor(() => expect(sent.some(({ id }) => id === 'confirmConnectionRun')).toBe(true));
  });
});
