import { routes } from '@fairshift/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { PictureTools } from './PictureTools.js';
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

const tools = () =>
  render(
    <PictureTools png={routes.getChartPng} svg={routes.getChartSvg} params={params} title="Falls, by day" />,
  );
const press = async (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));

describe('the picture of a chart', () => {
  it('is fetched and saved under the chart’s name', async () => {
    const picture = { ok: true, status: 200, blob: async () => new Blob(['x'], { type: 'image/png' }) };
    fetched.mockResolvedValue(picture as Response);
    tools();
    await press('Download picture');
    expect(fetched.mock.calls[0]![0]).toBe('/api/organisations/o/charts/c/picture.png');
    await press('Download picture (SVG)');
    expect(fetched.mock.calls[1]![0]).toBe('/api/organisations/o/charts/c/picture.svg');
    expect(saved.map(({ name }) => name)).toEqual(['falls-by-day.png', 'falls-by-day.svg']);
    expect(screen.getByRole('status').textContent).toBe('The picture is downloaded.');
  });

  it('is said to be on its way, and cannot be asked for twice meanwhile', async () => {
    fetched.mockReturnValue(new Promise(() => undefined));
    tools();
    await press('Download picture');
    expect(screen.getByRole('status').textContent).toBe('The picture is being drawn.');
    expect(screen.getAllByRole('button').every((button) => (button as HTMLButtonElement).disabled)).toBe(
      true,
    );
  });

  it('says in a sentence why there is none, and saves no file', async () => {
    const detail = '“Run chart” took too long to draw and was stopped. Choose a shorter time span.';
    const problem = { ok: false, status: 422, text: async () => JSON.stringify({ detail }) };
    fetched.mockResolvedValue(problem as Response);
    tools();
    await press('Download picture');
    expect(screen.getByRole('alert').textContent).toBe(detail);
    expect(saved).toEqual([]);
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
