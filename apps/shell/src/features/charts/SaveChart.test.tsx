import { routes, type ChartInputJson } from '@fairshift/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { SaveChart, type SaveChartProps } from './SaveChart.js';
import { Thumbnail } from './Thumbnail.js';

const params = { organisationId: 'o', chartId: 'c' };
const saved: { name: string; blob: Blob }[] = [];
const fetched = jest.fn<typeof fetch>();

beforeEach(() => {
  saved.length = 0;
  fetched.mockReset();
  globalThis.fetch = fetched;
  let blob: Blob;
  URL.createObjectURL = (given) => {
    blob = given as Blob;
    return 'blob:x';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob });
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const files = {
  png: routes.getChartPng,
  svg: routes.getChartSvg,
  pdf: routes.getChartPdf,
  csv: routes.getChartCsv,
  xlsx: routes.getChartXlsx,
  checkInR: routes.getChartCheckInR,
};
const source = (redistribution: 'allowed' | 'not-allowed') => ({
  retrievedAt: '2024-01-01T00:00:00Z',
  licence: { spdxOrUrl: 'OGL-UK-3.0', attribution: 'Ward records', redistribution },
});
const input = (redistribution: 'allowed' | 'not-allowed' = 'allowed'): ChartInputJson => ({
  measure: {
    id: 'm',
    version: 1,
    title: 'Falls',
    unit: 'falls',
    multiplier: 1,
    polarity: 'lower-is-better',
    form: 'count',
    period: 'day',
  },
  series: [
    {
      group: { id: 'all', label: 'All', role: 'overall' },
      points: [{ start: '2024-01-01', end: '2024-01-02', numerator: 3 }],
    },
  ],
  context: {
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    phases: [],
    targets: [],
    exclusions: [],
    annotations: [],
  },
  sources: [source(redistribution)],
});
const SPC = { pluginId: 'fairshift.chart-spc', chartId: 'spc' };
const table = { caption: 'Falls, by day', columns: ['Day', 'Falls'], rows: [['1 January', 3]] };
const result = { analysis: {}, option: {}, description: { headline: 'Falls.', sentences: [], table } };

const show = (other: Partial<SaveChartProps> = {}) =>
  render(
    <SaveChart
      {...{ files, params, title: 'Falls, by day', chartType: SPC, input: input(), example: false, result }}
      {...other}
    />,
  );
const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;
const press = async (name: string) => act(async () => void fireEvent.click(button(name)));
const whyNot = (name: string) =>
  document.getElementById(button(name).getAttribute('aria-describedby')!)!.textContent;

describe('saving a chart', () => {
  it('fetches each file from the server and saves it under the chart’s name', async () => {
    const file = { ok: true, status: 200, blob: async () => new Blob(['x']) };
    fetched.mockResolvedValue(file as Response);
    show();
    const names = ['Picture (PNG)', 'Picture (SVG)', 'Page of A4 (PDF)', 'Numbers (CSV)', 'Numbers (Excel)'];
    for (const name of [...names, 'Check in R']) await press(name);
    const base = '/api/organisations/o/charts/c';
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(
      ['picture.png', 'picture.svg', 'page.pdf', 'numbers.csv', 'numbers.xlsx', 'check-in-r.R'].map(
        (path) => `${base}/${path}`,
      ),
    );
    expect(saved.map(({ name }) => name)).toEqual(
      ['.png', '.svg', '.pdf', '-numbers.csv', '-numbers.xlsx', '-check.R'].map(
        (ending) => `falls-by-day${ending}`,
      ),
    );
    expect(screen.getByRole('status').textContent).toBe('The file is saved. Look in your downloads.');
  });

  it('saves the table as the page shows it', async () => {
    show();
    await press('Table as shown (CSV)');
    expect(saved.map(({ name }) => name)).toEqual(['falls-by-day-table.csv']);
    expect(fetched).not.toHaveBeenCalled();
  });

  it('says that a file is on its way, and cannot be asked for another meanwhile', async () => {
    fetched.mockReturnValue(new Promise(() => undefined));
    show();
    await press('Page of A4 (PDF)');
    expect(screen.getByRole('status').textContent).toMatch(/^The file is being made\./);
    const buttons = screen.getAllByRole('button') as HTMLButtonElement[];
    expect(buttons.every(({ disabled }) => disabled)).toBe(true);
  });

  it('says in a sentence why there is none, and saves no file', async () => {
    const detail = '“Run chart” took too long to draw and was stopped. Choose a shorter time span.';
    const problem = { ok: false, status: 422, text: async () => JSON.stringify({ detail }) };
    fetched.mockResolvedValue(problem as Response);
    show();
    await press('Picture (PNG)');
    expect(screen.getByRole('alert').textContent).toBe(detail);
    expect(saved).toEqual([]);
  });

  it('offers no numbers that may not be passed on, and says why', () => {
    show({ input: input('not-allowed') });
    for (const name of ['Numbers (CSV)', 'Numbers (Excel)', 'Check in R', 'Table as shown (CSV)']) {
      expect([name, button(name).disabled]).toEqual([name, true]);
      expect(whyNot(name)).toBe('The licence of this source does not allow a download of the numbers.');
    }
    expect(button('Page of A4 (PDF)').disabled).toBe(false);
  });

  it('offers a check of limits for control charts only', () => {
    show({ chartType: { pluginId: 'fairshift.chart-gap', chartId: 'gap' } });
    expect(button('Check in R').disabled).toBe(true);
    expect(whyNot('Check in R')).toBe('Only control charts and run charts can be checked.');
    expect(button('Numbers (CSV)').disabled).toBe(false);
  });
});

describe('a thumbnail', () => {
  it('is asked of the server, and goes where there is none', () => {
    const { container } = render(<Thumbnail route={routes.getChartSvg} params={params} />);
    const picture = container.querySelector('img')!;
    expect(picture.getAttribute('src')).toBe('/api/organisations/o/charts/c/picture.svg?purpose=thumbnail');
    expect(picture.alt).toBe('');
    fireEvent.error(picture);
    expect(container.innerHTML).toBe('');
  });
});
