import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { ids } from '../../test/ids.js';
import { around, importId, problem, ready, source, uploaded } from '../../test/import-records.js';
import { openPage } from '../../test/open-page.js';
import { account, refusal } from '../../test/records.js';

const address = `/o/ward/imports/${importId}`;
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('ImportPage', () => {
  afterEach(cleanup);

  it('asks for the period that the file does not say, and sends it with its end exclusive', async () => {
    const checking = { ...uploaded, version: 2, state: 'checking', source, needs: [] };
    const sent = openPage(address, [
      { route: routes.getImport, body: uploaded },
      { route: routes.getImport, body: checking },
      { route: routes.updateImport, body: checking },
    ]);
    await heading('Check what we understood');
    expect(screen.getByText('The name of the file says December 2017. Please check.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Check the whole file' }));
    await heading('Checking the whole file');
    expect(sent.find(({ id }) => id === 'updateImport')?.body).toEqual({
      version: 1,
      source,
      answers: { period: '2017-12-01/2018-01-01', periodKind: 'month' },
      target: { kind: 'new', title: 'Cervical screening by GP practice' },
    });
  });

  it('names the fault and its field when an answer is missing', async () => {
    const sent = openPage(address, [{ route: routes.getImport, body: uploaded }]);
    await heading('Check what we understood');
    fireEvent.change(screen.getByLabelText('Year'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check the whole file' }));
    expect(await screen.findByRole('link', { name: 'Type a year, such as 2017' })).toBeTruthy();
    expect(sent.some(({ id }) => id === 'updateImport')).toBe(false);
  });

  it('shows rows as understood, problems with their remedy and what starting would do', async () => {
    openPage(address, [{ route: routes.getImport, body: ready }, ...around]);
    await heading('Check what we understood');
    expect(await screen.findByText('Adds 1 month.')).toBeTruthy();
    expect(screen.getByText('223 rows can be used. 3 rows will be left out.')).toBeTruthy();
    expect(screen.getByText('It makes a new dataset, “Screening”.')).toBeTruthy();
    expect(screen.getByRole('heading', { name: '3 rows cannot be used yet' })).toBeTruthy();
    expect(screen.getByText('57 numbers:')).toBeTruthy();
    expect(await screen.findByText('hidden, 0 to 5')).toBeTruthy();
    expect(screen.getByText('1,095')).toBeTruthy();
    expect(screen.getAllByText('December 2017').length).toBeGreaterThan(1);
    expect(await screen.findByText('Type the number, for example 1950.')).toBeTruthy();
    expect(screen.getByText('Row 41')).toBeTruthy();
  });

  it('says before the start what the source says of the whole file', async () => {
    const notices = [{ level: 'warn', message: 'One complaint counts in several subjects.' }];
    const body = { ...ready, understanding: { ...ready.understanding, notices } };
    openPage(address, [{ route: routes.getImport, body }, ...around.slice(0)]);
    const note = await screen.findByText('One complaint counts in several subjects.');
    expect(note.closest('[role="note"]')?.textContent).toContain('What you should know about this file');
  });

  it('starts the import once and then says that the data are here', async () => {
    const done = { ...ready, state: 'done', version: 5, outcome: 'Added 1 month.', datasetId: ids.dataset };
    const sent = openPage(address, [
      { route: routes.getImport, body: ready },
      { route: routes.getImport, body: done },
      { route: routes.startImport, body: { ...ready, state: 'running', version: 4 } },
      ...around,
    ]);
    const start = await screen.findByRole('button', { name: 'Start the import' });
    fireEvent.click(start);
    fireEvent.click(start);
    await heading('Your data are here');
    expect(sent.filter(({ id }) => id === 'startImport')).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'See the dataset' }).getAttribute('href')).toBe(
      `/o/ward/data/${ids.dataset}`,
    );
  });

  it('says that a file which is held already changes nothing', async () => {
    const plan = { ...ready.plan, alreadyHeld: true, words: 'Nothing changes.' };
    openPage(address, [{ route: routes.getImport, body: { ...ready, plan } }, ...around]);
    expect(await screen.findByRole('heading', { name: 'These data are here already' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start the import' })).toBeNull();
  });

  it('waits for a person when much of what was there is gone', async () => {
    const waiting = {
      ...ready,
      state: 'needs-confirmation',
      outcome: '2017-12-01 to 2018-01-01 would lose 1 of 3 figures.',
    };
    openPage(address, [{ route: routes.getImport, body: waiting }, ...around]);
    await heading('Much of what was there is gone');
    expect(screen.getByText('December 2017 would lose 1 of 3 figures.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Keep what we had' })).toBeTruthy();
  });

  it('says that a file about people was not kept, and how to bring it without them', async () => {
    const file = { ...uploaded.file, removedAt: '2026-11-24T10:00:05Z' };
    const outcome = 'The column "Who" holds NHS numbers. We did not keep the file.';
    openPage(address, [{ route: routes.getImport, body: { ...uploaded, state: 'failed', file, outcome } }]);
    await heading('This file tells who people are');
    expect(screen.getByText(outcome)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'How to leave these columns out' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Bring it again without them' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change these answers' })).toBeNull();
  });

  it('says what to do with a file that no source knows', async () => {
    const unknown = { ...uploaded, state: 'uploaded', recognised: [], needs: [] };
    openPage(address, [{ route: routes.getImport, body: unknown }]);
    await heading('We do not know this layout yet');
    expect(screen.getByRole('link', { name: 'Bring another file' })).toBeTruthy();
    expect(screen.getByText('period_start')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Cancel the import' })).toBeTruthy();
  });

  it('says why the nearest source does not read the file, and asks one again that gave no answer', async () => {
    const near = {
      ...source,
      title: 'Fingertips',
      because: 'It is a Fingertips file of indicator 90366, which is not read yet.',
      asked: true,
    };
    const unknown = { ...uploaded, state: 'uploaded', recognised: [], needs: [], notRecognised: [near] };
    openPage(address, [{ route: routes.getImport, body: unknown }]);
    expect(await screen.findByText(/indicator 90366, which is not read yet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
    cleanup();
    const silent = { ...unknown, notRecognised: [{ ...near, because: 'It was busy.', asked: false }] };
    const sent = openPage(address, [
      { route: routes.getImport, body: silent },
      { route: routes.getImport, body: uploaded },
      { route: routes.recogniseImport, body: uploaded },
    ]);
    fireEvent.click(await screen.findByRole('button', { name: 'Ask again' }));
    await heading('Check what we understood');
    expect(sent.some(({ id }) => id === 'recogniseImport')).toBe(true);
  });

  it('lets a person cancel before anything has begun, and puts them at the new heading', async () => {
    const cancelled = { ...uploaded, state: 'cancelled', outcome: 'Cancelled.' };
    const sent = openPage(address, [
      { route: routes.getImport, body: uploaded },
      { route: routes.getImport, body: cancelled },
      { route: routes.cancelImport, body: cancelled },
    ]);
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel the import' }));
    const h1 = await heading('The import was cancelled');
    expect(sent.some(({ id }) => id === 'cancelImport')).toBe(true);
    await waitFor(() => expect(document.activeElement).toBe(h1));
  });

  it('offers the answers again after a check that failed, and keeps them when the import itself failed', async () => {
    const failed = { ...uploaded, state: 'failed', source, outcome: 'Choose another dataset.' };
    openPage(address, [{ route: routes.getImport, body: failed }]);
    await heading('This file cannot be imported yet');
    fireEvent.click(screen.getByRole('button', { name: 'Change these answers' }));
    await heading('Change your answers');
    expect(screen.getByRole('button', { name: 'Check the whole file' })).toBeTruthy();
    cleanup();
    openPage(address, [{ route: routes.getImport, body: { ...failed, datasetId: ids.dataset } }]);
    await heading('The import did not finish');
    expect(screen.queryByRole('button', { name: 'Change these answers' })).toBeNull();
  });

  it('starts with a new dataset when the only other one took files of another name', async () => {
    const candidate = {
      datasetId: ids.dataset,
      title: 'Waits',
      because: 'The last file in it was waits.csv.',
    };
    const candidates = [{ ...candidate, likely: false }];
    openPage(address, [{ route: routes.getImport, body: { ...uploaded, source, candidates } }]);
    await heading('Check what we understood');
    expect(screen.getByLabelText<HTMLInputElement>('A new dataset').checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Add to “Waits”').checked).toBe(false);
  });

  it('shows the problems page by page and never says of a broken file that rows are left out', async () => {
    const items = (from: number) => Array.from({ length: 50 }, (_, i) => ({ ...problem, row: from + i }));
    const failed = {
      ...uploaded,
      state: 'failed',
      source,
      outcome: 'No row can be used.',
      problemCount: 1200,
    };
    openPage(address, [
      { route: routes.getImport, body: failed },
      { route: routes.listImportProblems, body: { items: items(2), next: '50' } },
      { route: routes.listImportProblems, body: { items: items(52) } },
    ]);
    await heading('This file cannot be imported yet');
    expect(await screen.findByText('The first 50 of 1,200 are shown.')).toBeTruthy();
    expect(screen.queryByText(/leave them out/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show more problems' }));
    expect(await screen.findByText('Row 101')).toBeTruthy();
    expect(screen.getByText(/We keep the first 100/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show more problems' })).toBeNull();
  });

  it('offers another layout where more than one fits, and no dataset of the first one with it', async () => {
    const own = {
      pluginId: 'fairshift.source-fairshift-csv',
      sourceId: 'fairshift-csv',
      title: 'Fairshift CSV',
      score: 1,
      because: 'It is like the Fairshift layout.',
      needs: [],
    };
    const candidate = { datasetId: ids.dataset, title: 'Waits', because: '', likely: true };
    const both = { ...ready, recognised: [...uploaded.recognised, own], candidates: [candidate] };
    openPage(address, [{ route: routes.getImport, body: both }, ...around]);
    fireEvent.click(await screen.findByRole('button', { name: 'Choose another layout' }));
    await heading('Change your answers');
    expect(screen.getByLabelText('Add to “Waits”')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Fairshift CSV'));
    expect(screen.queryByLabelText('Add to “Waits”')).toBeNull();
    expect(screen.getByLabelText('Name of the new dataset')).toBeTruthy();
  });

  it('shows a viewer who can go on, and no button that would be refused', async () => {
    const viewer = {
      ...account,
      memberships: account.memberships.map((held) => ({ ...held, role: 'viewer' })),
    };
    openPage(address, [
      { route: routes.getAccount, body: viewer },
      { route: routes.getImport, body: ready },
    ]);
    expect(await screen.findByText(/can bring a file/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Start the import' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Cancel the import' })).toBeNull();
  });

  it('keeps a foreign import as unknown as one that never was', async () => {
    openPage(address, [{ route: routes.getImport, status: 404, body: refusal(404, 'No such import.') }]);
    await heading('We cannot find that page');
  });
});
