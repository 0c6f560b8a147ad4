import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ChartHost } from '../chart-host.js';
import { chartError, ChartError } from '../errors.js';
import { runPlugin } from '../handle-message.js';
import { countsInput, lineChart } from '../testing/example-chart.js';
import { chartDataCsv } from '../chart-data.js';
import { Chart, chartCsv } from './Chart.js';
import { ChartTable } from './ChartTable.js';
import { ChartWords } from './ChartWords.js';

/** The real run of the example plugin, without a worker in between. */
const host: ChartHost = {
  run: (request) => Promise.resolve().then(() => runPlugin(lineChart, request as never)),
  close: () => undefined,
};
const plugin = { url: '/plugins/line.js', exportName: 'lineChart' };
const words = { type: 'Line chart', subtitle: 'Falls a day.', plugin };

describe('Chart', () => {
  beforeEach(() => {
    jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
    // jsdom has no canvas; the drawing library then measures text by a table of widths.
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => {
    cleanup();
    jest.restoreAllMocks();
  });

  it('shows a sentence at the height of the picture, then the picture with its words', async () => {
    const seen: string[] = [];
    const { container } = render(
      <Chart
        {...words}
        host={host}
        input={countsInput([2, 3, 0])}
        example="Example, based on Aurelio et al 2024"
        onResult={(result) => seen.push(result.description.headline)}
      />,
    );
    expect(screen.getByText('Working out the chart. This takes about 1 second.')).toBeTruthy();
    await waitFor(() => expect(container.querySelector('.fs-plot svg')).not.toBeNull());
    expect(container.querySelector<HTMLElement>('.fs-plot')?.style.height).toBe('420px');
    expect(container.querySelector('.fs-plot')?.getAttribute('aria-hidden')).toBe('true');
    expect(screen.getByRole('figure', { name: 'Line chart' })).toBeTruthy();
    expect(seen).toEqual(['There are 3 points.']);
    expect(screen.getByText('Source: Ward records')).toBeTruthy();
    expect(screen.getByText('Example, based on Aurelio et al 2024')).toBeTruthy();
    expect(container.querySelector('.fs-events')?.textContent).toBe(
      'A2 January 2024: snow (outside event)B3 January 2024: training',
    );
  });

  it('puts the ring on the point that the walk stands on', async () => {
    const { container } = render(<Chart {...words} host={host} input={countsInput([2, 3, 0])} />);
    await waitFor(() => expect(container.querySelector('.fs-plot svg')).not.toBeNull());
    const ring = container.querySelector<HTMLElement>('.fs-plot__ring');
    expect(ring?.hidden).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'First point' }));
    expect(ring?.hidden).toBe(false);
    const first = Number.parseFloat(ring?.style.left ?? '');
    fireEvent.click(screen.getByRole('button', { name: 'Last point' }));
    expect(Number.parseFloat(ring?.style.left ?? '')).toBeGreaterThan(first);
  });

  it('opens its numbers inside the frame', async () => {
    render(<Chart {...words} host={host} input={countsInput([2, 3])} />);
    const button = await screen.findByRole('button', { name: 'Show the numbers' });
    expect(screen.queryByRole('table')).toBeNull();
    fireEvent.click(button);
    expect(screen.getByRole('table', { name: 'Points' })).toBeTruthy();
  });

  it('offers its table and its data, and saves the data with their source', async () => {
    const saved: Blob[] = [];
    const freed = URL.revokeObjectURL;
    const made = URL.createObjectURL;
    URL.createObjectURL = (blob) => `blob:${saved.push(blob as Blob)}`;
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    render(<Chart {...words} host={host} input={countsInput([2, 3])} example="Example, made up" />);
    expect(await screen.findByRole('button', { name: 'Download the table' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Download data' }));
    URL.createObjectURL = made;
    URL.revokeObjectURL = freed;
    expect(saved).toHaveLength(1);
    expect(chartDataCsv(countsInput([2, 3]), 'Example, made up')).toContain(
      'day,"Example, made up. Source: Ward records. Licence: OGL-UK-3.0."',
    );
  });

  it('offers no download where the licence forbids it, and says so', async () => {
    const input = countsInput([2, 3]);
    const licence = { spdxOrUrl: 'x', attribution: 'Ward', redistribution: 'not-allowed' as const };
    render(
      <Chart
        {...words}
        host={host}
        input={{ ...input, sources: [{ retrievedAt: '2024-01-01', licence }] }}
      />,
    );
    await screen.findByRole('button', { name: 'Show the numbers' });
    expect(screen.queryByRole('button', { name: /^Download/ })).toBeNull();
    expect(
      screen.getByText('The licence of this source does not allow a download of the numbers.'),
    ).toBeTruthy();
  });

  it('says what went wrong and tries again', async () => {
    let failing = true;
    const shaky: ChartHost = {
      ...host,
      run: (request) => (failing ? Promise.reject(chartError('time-limit')) : host.run(request)),
    };
    const { container } = render(<Chart {...words} host={shaky} input={countsInput([2, 3])} />);
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The chart took too long, so we stopped it.',
    );
    failing = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(container.querySelector('.fs-plot svg')).not.toBeNull());
  });

  it('says what will be here when the points are too few', async () => {
    render(<Chart {...words} host={host} input={countsInput([2])} />);
    expect(await screen.findByText('This chart needs more points')).toBeTruthy();
    expect(screen.getByText('This chart needs at least 2 points. There is 1.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('names the source, the licence and the figures in its CSV', () => {
    const input = countsInput([2, 3]);
    const result = runPlugin(lineChart, { input, options: {}, draw: {} as never });
    expect(chartCsv(result, input).split('\r\n').slice(0, 3)).toEqual(['Day,Number', 'Day 0,2', 'Day 1,3']);
    expect(chartCsv(result, input)).toContain('Licence,OGL-UK-3.0');
    expect(new ChartError('cancelled', '')).toBeInstanceOf(Error);
  });
});

describe('words and table', () => {
  afterEach(() => {
    cleanup();
    jest.restoreAllMocks();
  });

  const table = { caption: 'c', columns: ['a'], rows: [] };
  const said = (container: HTMLElement) => [...container.querySelectorAll('p')].map((p) => p.textContent);

  it('puts sentences into paragraphs of three where the chart makes none', () => {
    const sentences = ['One.', 'Two.', 'Three.', 'Four.'];
    const { container } = render(<ChartWords description={{ headline: 'Found.', sentences, table }} />);
    expect(said(container)).toEqual(['One. Two. Three.', 'Four.']);
  });

  it('shows the chart’s own paragraphs under their topics, without the sentence above the picture', () => {
    const paragraphs = [
      { topic: 'What', sentences: ['Subtitle.'] },
      { topic: 'Take care', sentences: ['There are 6 points.', 'That is few.'] },
    ];
    const sentences = paragraphs.flatMap((each) => each.sentences);
    const description = { headline: 'Found.', sentences, paragraphs, table };
    const { container } = render(<ChartWords description={description} withoutFirst />);
    expect(said(container)).toEqual(['Take care. There are 6 points. That is few.']);
    expect(container.querySelector('strong')?.textContent).toBe('Take care. ');
  });

  it('says missing figures, marks signals and the selected row', () => {
    const table = {
      caption: 'People starting',
      columns: ['Month', 'Share', 'Signal'],
      rows: [
        ['June 2020', 66.7, 'Improvement'],
        ['July 2020', null, 'No change'],
      ],
    };
    const { container } = render(<ChartTable table={table} selected="July 2020" />);
    const rows = container.querySelectorAll('tbody tr');
    expect(rows[0]?.className).toBe('is-signal is-improvement');
    expect(rows[1]?.className).toBe('is-selected');
    expect(rows[1]?.textContent).toBe('July 2020no figureNo change');
    expect(container.querySelector('thead th.n')?.textContent).toBe('Share');
  });

  it('lets words wrap, and says that it scrolls sideways only where it does', () => {
    const table = {
      caption: 'c',
      columns: ['Month', 'Share', 'Limits', 'Phase'],
      rows: [['June 2020', 66.7, '60 to 70.5', 'All beds can be lowered']],
    };
    jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
    const width = jest.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(700);
    const { container } = render(<ChartTable table={table} />);
    expect([...container.querySelectorAll('td')].map((cell) => cell.className)).toEqual([
      'n',
      '',
      'fs-table__words',
    ]);
    expect(screen.queryByText('This table scrolls sideways.')).toBeNull();
    cleanup();
    width.mockReturnValue(701);
    render(<ChartTable table={table} />);
    expect(screen.getByText('This table scrolls sideways.')).toBeTruthy();
  });

  it('shows the last rows first and all on request', () => {
    const rows = Array.from({ length: 30 }, (_, i) => [`Day ${i}`, i]);
    render(<ChartTable table={{ caption: 'c', columns: ['Day', 'Number'], rows }} limit={12} />);
    expect(screen.getAllByRole('row')).toHaveLength(13);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 30 rows' }));
    expect(screen.getAllByRole('row')).toHaveLength(31);
  });

  it('tells a last column of sentences beneath its rows, and a short cell of it not at all', () => {
    const why = 'This point is the last of 7 points in a row above the average. That is unlikely.';
    const columns = ['Month', 'Signal', 'Why'];
    const rows = [
      ['May', 'No change', 'No rule was met'],
      ['June', 'Concern', why],
    ];
    const { container } = render(<ChartTable table={{ caption: 'c', columns, rows }} selected="June" />);
    expect(screen.getAllByRole('columnheader').map((each) => each.textContent)).toEqual(['Month', 'Signal']);
    expect(screen.queryByText('No rule was met')).toBeNull();
    const note = container.querySelector('.fs-table__note td');
    expect(note?.textContent).toBe(`Why: ${why}`);
    expect(note?.parentElement?.className).toContain('is-selected');
    expect(note?.getAttribute('headers')).toBe(screen.getByRole('rowheader', { name: 'June' }).id);
  });
});
