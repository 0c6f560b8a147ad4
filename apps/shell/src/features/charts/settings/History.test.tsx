import { routes } from '@fairshift/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { FixedWorker, openPage } from '../../../test/open-page.js';
import { chart, description, ids, input, measure } from '../../../test/records.js';

/** Versions from one number down to another; each has one note more than the one before it. */
const versions = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, i) => from - i).map((version) => ({
    version,
    at: '2021-03-01T10:00:00Z',
    by: 'Ana',
    definitionVersion: 1,
    context: {
      ...measure.context,
      annotations: Array.from({ length: version - 1 }, (_, at) => ({
        at: '2021-01-01',
        text: `Note ${at + 2}`,
        kind: 'test',
        by: 'Ana',
      })),
    },
  }));

describe('History', () => {
  beforeEach(() => {
    FixedWorker.description = description;
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
  });
  afterEach(() => {
    cleanup();
    jest.restoreAllMocks();
  });

  it('shows five changes, then older ones, and says of the first version only that it was made', async () => {
    openPage(`/o/ward/charts/${ids.chart}`, [
      { route: routes.getChart, body: { chart, input } },
      { route: routes.getMeasure, body: measure },
      { route: routes.listMeasureVersions, body: { items: versions(8, 3), next: 'b' } },
      { route: routes.listMeasureVersions, body: { items: versions(2, 1) } },
    ]);
    const more = await screen.findByRole('button', { name: 'Show older changes' });
    const added = () => screen.queryAllByText(/^New: /).map((each) => each.textContent?.slice(-6));
    expect(added()).toEqual(['Note 8', 'Note 7', 'Note 6', 'Note 5', 'Note 4']);
    expect(screen.queryByText('Made the measure')).toBeNull();
    fireEvent.click(more);
    await waitFor(() => expect(screen.getByText('Made the measure')).toBeTruthy());
    expect(added()).toEqual(['Note 8', 'Note 7', 'Note 6', 'Note 5', 'Note 4', 'Note 3', 'Note 2']);
    expect(screen.queryByRole('button', { name: 'Show older changes' })).toBeNull();
  });
});
