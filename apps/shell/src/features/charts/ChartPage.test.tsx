import { routes } from '@fairshift/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { FixedWorker, openPage } from '../../test/open-page.js';
import { chart, description, emptyInput, ids, input, measure, refusal } from '../../test/records.js';

const address = `/o/ward/charts/${ids.chart}`;
const drawn = [
  { route: routes.getChart, body: { chart, input } },
  { route: routes.getMeasure, body: measure },
];

describe('ChartPage', () => {
  beforeEach(() => {
    FixedWorker.description = description;
    // jsdom has no canvas; the drawing library then measures text by a table of widths.
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
  });
  afterEach(() => {
    cleanup();
    jest.restoreAllMocks();
  });

  it('says the finding, where it stands now, the numbers and every source', async () => {
    openPage(address, drawn);
    expect(await screen.findByRole('heading', { level: 1, name: 'Screening rose to 72%.' })).toBeTruthy();
    expect(document.querySelector('.fs-head__lede')?.textContent).toBe(
      'In March 2021 it was 72% (720 of 1,000).',
    );
    expect(screen.getByRole('table', { name: 'Screening by month' })).toBeTruthy();
    expect(screen.getByText('Source: NHS Digital. Office for National Statistics')).toBeTruthy();
    expect(screen.getByText('Show 2 more sources')).toBeTruthy();
    expect(screen.getByText('Office for National Statistics')).toBeTruthy();
  });

  it('says that there is nothing to draw', async () => {
    openPage(address, [{ route: routes.getChart, body: { chart, input: emptyInput } }, ...drawn.slice(1)]);
    expect(await screen.findByText('There is nothing to draw yet')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1, name: chart.title })).toBeTruthy();
  });

  it('keeps what was typed when somebody else marked first, and says what is new', async () => {
    const note = { at: '2021-02-01', text: 'Evening clinics', kind: 'test', by: 'Bo' };
    const later = { ...measure, version: 2, context: { ...measure.context, annotations: [note] } };
    const sent = openPage(address, [
      { route: routes.getMeasure, body: measure },
      { route: routes.getMeasure, body: later },
      ...drawn.slice(0, 1),
      { route: routes.updateMeasureContext, status: 409, body: refusal(409, 'Bo changed it first.') },
    ]);
    const name = await screen.findByLabelText('Name of the phase');
    const form = name.closest('form') as HTMLFormElement;
    fireEvent.change(name, { target: { value: 'Text reminders' } });
    fireEvent.change(form.querySelector('[name=at]') as HTMLElement, { target: { value: '2021-03-01' } });
    fireEvent.change(form.querySelector('[name=reason]') as HTMLElement, { target: { value: 'We began' } });
    fireEvent.submit(form);
    expect(await screen.findByText('New: Change tried, 1 February 2021: Evening clinics')).toBeTruthy();
    expect((name as HTMLInputElement).value).toBe('Text reminders');
    expect(screen.getByText(/^Bo changed it first\./)).toBeTruthy();
    expect(sent.find(({ id }) => id === 'updateMeasureContext')?.body).toMatchObject({
      version: 1,
      context: { phases: [{ start: '2021-03-01', name: 'Text reminders', reason: 'We began' }] },
    });
  });

  it('says that the chart cannot be found', async () => {
    openPage(address, [{ route: routes.getChart, status: 404, body: refusal(404, 'No such chart.') }]);
    expect(await screen.findByRole('heading', { name: 'We cannot find that page' })).toBeTruthy();
  });

  it.each(['2020-01-31', 'yesterday'])('asks for another day where there is no chart of %s', async (day) => {
    const why = 'This measure was not there yet on that day. Choose a later day.';
    openPage(`${address}?asOf=${day}`, [
      { route: routes.getChart, status: 422, body: refusal(422, why) },
      ...drawn,
    ]);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'There is no chart of that day' }),
    ).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    const now = screen.getByRole('link', { name: 'See it as it is now' });
    expect(now.getAttribute('href')).toBe(address);
    fireEvent.change(screen.getByLabelText('Day'), { target: { value: '2021-03-31' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show it' }));
    expect(await screen.findByText(/^This is the chart as it was/)).toBeTruthy();
  });

  it('says a refusal in its own words, without blame and without a retry that cannot help', async () => {
    openPage(address, [{ route: routes.getChart, status: 422, body: refusal(422, 'No such split.') }]);
    expect(await screen.findByRole('heading', { name: 'We cannot show this' })).toBeTruthy();
    expect(screen.getByText('No such split.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('says that a form is saved until it is touched again or another one is saved', async () => {
    const versions = [1, 2, 3].map((version) => ({ ...measure, version }));
    openPage(address, [
      ...versions.map((body) => ({ route: routes.getMeasure, body })),
      ...drawn.slice(0, 1),
      ...versions.slice(1).map((body) => ({ route: routes.updateMeasureContext, body })),
    ]);
    const note = async (summary: string, label: string) => {
      fireEvent.click(await screen.findByText(summary));
      return screen.getByText(summary).closest('details')?.querySelector(`[name=${label}]`) as HTMLElement;
    };
    const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
    const saved = () =>
      screen.queryAllByText('Saved. The chart is drawn anew.').map((each) => each.closest('form'));
    const text = await note('Add a note on a date', 'text');
    const form = text.closest('form') as HTMLFormElement;
    type(text, 'Text reminders');
    type(form.querySelector('[name=at]') as HTMLElement, '2021-01-01');
    fireEvent.submit(form);
    await waitFor(() => expect(saved()).toEqual([form]));
    const name = await note('Start a new phase', 'name');
    const other = name.closest('form') as HTMLFormElement;
    type(name, 'Reminders');
    type(other.querySelector('[name=at]') as HTMLElement, '2021-02-01');
    type(other.querySelector('[name=reason]') as HTMLElement, 'We began');
    fireEvent.submit(other);
    await waitFor(() => expect(saved()).toEqual([other]));
    type(name, 'Evening clinics');
    expect(saved()).toEqual([]);
  });

  it('keeps the focus at the marks when one is taken away, and says so', async () => {
    const note = { at: '2021-02-01', text: 'Evening clinics', kind: 'test', by: 'Bo' };
    const marked = { ...measure, context: { ...measure.context, annotations: [note] } };
    const later = { ...measure, version: 2 };
    openPage(address, [
      { route: routes.getMeasure, body: marked },
      { route: routes.getMeasure, body: later },
      ...drawn.slice(0, 1),
      { route: routes.updateMeasureContext, body: later },
    ]);
    const summary = await screen.findByText('Take away: Change tried, 1 February 2021: Evening clinics');
    const form = summary.closest('details')?.querySelector('form') as HTMLFormElement;
    fireEvent.change(form.querySelector('[name=reason]') as HTMLElement, { target: { value: 'Wrong ward' } });
    form.querySelector('button')?.focus();
    fireEvent.submit(form);
    await waitFor(() => expect(screen.queryByText('Evening clinics')).toBeNull());
    const marks = screen.getByRole('region', { name: 'What is marked on this chart' });
    expect(document.activeElement).toBe(marks);
    expect(marks.querySelector('[aria-live=polite]')?.textContent).toBe('Saved. It is taken away.');
  });
});
