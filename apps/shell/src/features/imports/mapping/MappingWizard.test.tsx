import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { ids } from '../../../test/ids.js';
import { importId, uploaded } from '../../../test/import-records.js';
import { openPage } from '../../../test/open-page.js';

const address = `/o/ward/imports/${importId}`;
const source = { pluginId: 'fairshift.source-spreadsheet', sourceId: 'spreadsheet' };
const job = {
  ...uploaded,
  file: { name: 'wards.xlsx', size: 5_000, sha256: 'b'.repeat(64) },
  source,
  recognised: [{ ...source, title: 'Spreadsheet', score: 1, because: 'A table.', needs: ['mapping'] }],
  needs: ['mapping'],
};
const column = (heading: string, role: string, samples = ['a'], more = {}) => ({
  heading,
  samples,
  guess: { role, because: `It is ${role}.`, ...more },
});
const offered = {
  sheets: [],
  saved: [],
  columns: [
    column('Month', 'period', ['2024-04']),
    {
      ...column('Ethnicity', 'group', ['White British', 'Polish'], { list: 'ethnicity' }),
      matches: [{ label: 'White British', code: 'A', meaning: 'White British' }, { label: 'Polish' }],
    },
    column('Seen', 'numerator', ['8']),
    column('Invited', 'leave-out', ['10']),
    {
      ...column('NHS number', 'leave-out', []),
      guess: { role: 'leave-out', because: 'It seems to hold NHS numbers, which may not be taken in.' },
    },
  ],
};
const goOn = () => fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
const select = (name: string, value: string) =>
  fireEvent.change(document.querySelector(`[name="${name}"]`)!, { target: { value } });

describe('what the columns of a table hold', () => {
  afterEach(cleanup);

  it('is asked one page at a time, and sent as the source reads it', async () => {
    const mapped = { ...job, version: 2, needs: [], mapping: { columns: {} } };
    const sent = openPage(address, [
      { route: routes.getImport, body: job },
      { route: routes.getImport, body: mapped },
      { route: routes.getImportColumns, body: offered },
      { route: routes.updateImport, body: mapped },
      { route: routes.saveMapping, body: { name: 'Ward list' } },
    ]);
    await screen.findByText('What is one row of your table?');
    goOn();
    await screen.findByText('What does each column hold?');
    expect(screen.getByText('Such as: White British · Polish')).toBeTruthy();
    // What may not be taken in can only be left out.
    expect(document.querySelectorAll('[name="column-4"] option')).toHaveLength(1);
    select('column-3', 'denominator');
    goOn();
    await screen.findByText('How we match your words');
    expect(screen.getByText('1 word has no match')).toBeTruthy();
    expect(screen.getByRole('cell', { name: 'Stays as it is' })).toBeTruthy();
    goOn();
    await screen.findByText('Last questions');
    select('measureTitle', 'Seen in time');
    select('name', 'Ward list');
    fireEvent.click(screen.getByRole('radio', { name: 'Higher is better' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep these answers' }));
    await screen.findByRole('button', { name: 'Check the whole file' });
    expect(sent.find(({ id }) => id === 'updateImport')?.body).toEqual({
      version: 1,
      mapping: {
        rows: 'figures',
        dayFirst: true,
        columns: {
          Month: { role: 'period' },
          Ethnicity: { role: 'group', list: 'ethnicity' },
          Seen: { role: 'numerator' },
          Invited: { role: 'denominator' },
          'NHS number': { role: 'leave-out' },
        },
        measure: { title: 'Seen in time', polarity: 'higher-is-better', kind: 'proportion' },
      },
    });
    expect(sent.find(({ id }) => id === 'saveMapping')?.body).toEqual({ name: 'Ward list' });
  });

  it('takes a person’s own match for a word that no list knows, and shows how it is read', async () => {
    const mapped = { ...job, version: 2, needs: [], mapping: { columns: {} } };
    const sent = openPage(address, [
      { route: routes.getImport, body: job },
      { route: routes.getImport, body: mapped },
      { route: routes.getImportColumns, body: offered },
      { route: routes.updateImport, body: mapped },
    ]);
    await screen.findByText('What is one row of your table?');
    goOn();
    await screen.findByText('What does each column hold?');
    goOn();
    await screen.findByText('How we match your words');
    fireEvent.change(screen.getByLabelText('What does “Polish” stand for?'), { target: { value: 'C' } });
    expect(screen.getByRole('row', { name: 'Polish Any other White background' })).toBeTruthy();
    expect(screen.queryByText('1 word has no match')).toBeNull();
    goOn();
    await screen.findByText('Last questions');
    fireEvent.click(screen.getByRole('button', { name: 'Keep these answers' }));
    await screen.findByRole('button', { name: 'Check the whole file' });
    expect(sent.find(({ id }) => id === 'updateImport')?.body).toMatchObject({
      mapping: {
        columns: { Ethnicity: { role: 'group', list: 'ethnicity', labels: { Polish: 'C' } } },
      },
    });
  });

  it('names what does not fit together, at its column', async () => {
    openPage(address, [
      { route: routes.getImport, body: job },
      { route: routes.getImportColumns, body: offered },
    ]);
    await screen.findByText('What is one row of your table?');
    goOn();
    await screen.findByText('What does each column hold?');
    select('column-2', 'leave-out');
    goOn();
    const link = await screen.findByRole('link', {
      name: 'Choose the column that holds a count, or a value',
    });
    expect(link.getAttribute('href')).toBe('#column-0');
  });

  it('reads a file like an earlier one of the same headings', async () => {
    const mapping = { columns: { Month: { role: 'period' }, Seen: { role: 'numerator' } } };
    const saved = [{ id: ids.dataset, name: 'Ward list', mapping }];
    const mapped = { ...job, version: 2, needs: [], mapping };
    const sent = openPage(address, [
      { route: routes.getImport, body: job },
      { route: routes.getImport, body: mapped },
      { route: routes.getImportColumns, body: { ...offered, saved } },
      { route: routes.updateImport, body: mapped },
    ]);
    await screen.findByText('Read it like an earlier file?');
    goOn();
    await screen.findByRole('button', { name: 'Check the whole file' });
    expect(sent.find(({ id }) => id === 'updateImport')?.body).toEqual({ version: 1, mapping });
  });

  it('lets a person rename and delete answers that were kept', async () => {
    const mapping = { columns: { Month: { role: 'period' } } };
    const kept = (name: string) => ({ id: ids.dataset, name, mapping });
    const sent = openPage(address, [
      { route: routes.getImport, body: job },
      { route: routes.getImportColumns, body: { ...offered, saved: [kept('Ward list')] } },
      { route: routes.renameMapping, body: { name: 'List of wards' } },
      { route: routes.getImportColumns, body: { ...offered, saved: [kept('List of wards')] } },
      { route: routes.deleteMapping, body: undefined },
      { route: routes.getImportColumns, body: offered },
    ]);
    await screen.findByText('Read it like an earlier file?');
    fireEvent.change(screen.getByLabelText('New name of “Ward list”'), {
      target: { value: 'List of wards' },
    });
    fireEvent.click(screen.getByText('Save the name'));
    fireEvent.click(await screen.findByText('Delete “List of wards”'));
    // With nothing kept, the first question is another.
    await screen.findByText('What is one row of your table?');
    const done = sent.filter(({ id }) => id.endsWith('Mapping')).map(({ id, body }) => [id, body]);
    expect(done).toEqual([
      ['renameMapping', { name: 'List of wards' }],
      ['deleteMapping', undefined],
    ]);
  });

  it('asks for the sheet again when a person wants another one', async () => {
    const sheets = [
      { name: 'Data', isHidden: false },
      { name: 'Notes', isHidden: false },
    ];
    const first = { ...job, answers: { sheet: 'Data' } };
    const second = { ...job, version: 2, answers: { sheet: 'Notes' } };
    const sent = openPage(address, [
      { route: routes.getImport, body: first },
      { route: routes.getImport, body: second },
      { route: routes.getImportColumns, body: { ...offered, sheets } },
      {
        route: routes.getImportColumns,
        body: { ...offered, sheets, columns: [column('Year', 'year', ['2024'])] },
      },
      { route: routes.updateImport, body: second },
    ]);
    await screen.findByText(/These are the columns of the sheet “Data”/);
    fireEvent.click(screen.getByText('Choose another sheet'));
    fireEvent.click(await screen.findByRole('radio', { name: 'Notes' }));
    fireEvent.submit(document.querySelector('form')!);
    await screen.findByText(/These are the columns of the sheet “Notes”/);
    expect(sent.find(({ id }) => id === 'updateImport')?.body).toEqual({
      version: 1,
      answers: { sheet: 'Notes' },
    });
    goOn();
    expect(await screen.findByText('Such as: 2024')).toBeTruthy();
  });

  it('asks for the sheet first, and warns of hidden ones', async () => {
    const sheets = [
      { name: 'Old', isHidden: true },
      { name: 'Data', isHidden: false },
    ];
    const sent = openPage(address, [
      { route: routes.getImport, body: { ...job, needs: ['sheet', 'mapping'] } },
      { route: routes.getImport, body: { ...job, version: 2, answers: { sheet: 'Data' } } },
      { route: routes.getImportColumns, body: { ...offered, sheets } },
      { route: routes.updateImport, body: { ...job, version: 2, answers: { sheet: 'Data' } } },
    ]);
    await screen.findByText(/This sheet is hidden in the workbook/);
    goOn();
    await screen.findByRole('link', { name: 'Choose a sheet' });
    fireEvent.click(screen.getByRole('radio', { name: 'Data' }));
    // The button takes a second press at once for a slip.
    fireEvent.submit(document.querySelector('form')!);
    await screen.findByText('What is one row of your table?');
    expect(sent.find(({ id }) => id === 'updateImport')?.body).toEqual({
      version: 1,
      answers: { sheet: 'Data' },
    });
  });
});
