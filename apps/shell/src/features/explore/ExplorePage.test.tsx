import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { openPage } from '../../test/open-page.js';
import { explored, ids, measure, refusal } from '../../test/records.js';

const address = `/o/ward/measures/${ids.measure}/explore`;
const around = [
  { route: routes.getMeasure, body: measure },
  { route: routes.listMeasures, body: { items: [measure] } },
];

describe('ExplorePage', () => {
  afterEach(cleanup);

  it('names the group that is furthest, and carries the comparison to the chart over time', async () => {
    openPage(`${address}?with=others`, [{ route: routes.exploreGap, body: explored }, ...around]);
    // March 2021: 620 of 1,000 aged 25 to 49 against 820 of 1,000, so the younger group is behind by 20 points.
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Furthest from everyone else: Aged 25 to 49',
      }),
    ).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Show over time: Age' });
    expect(link.getAttribute('href')).toContain('groups=25-49&reference=others');
    expect(screen.getByText(/Over time we compare with everyone together instead/)).toBeTruthy();
  });

  it('says that there is nothing to split', async () => {
    openPage(address, [{ route: routes.exploreGap, body: { ...explored, stratifiers: [] } }, ...around]);
    expect(await screen.findByText('There is nothing to split yet')).toBeTruthy();
  });

  it('says that the measure cannot be found', async () => {
    const body = refusal(404, 'No such measure.');
    openPage(address, [{ route: routes.exploreGap, status: 404, body }, ...around]);
    expect(await screen.findByRole('heading', { name: 'We cannot find that page' })).toBeTruthy();
  });
});
