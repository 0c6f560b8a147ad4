import { routes } from '@fairshift/contracts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { openPage } from '../../test/open-page.js';
import { ids, input, measure, refusal } from '../../test/records.js';

const address = `/o/ward/measures/${ids.measure}/aim`;
const around = [
  { route: routes.getMeasure, body: measure },
  { route: routes.listMeasures, body: { items: [measure] } },
  { route: routes.readSeries, body: { ...input, series: input.series.slice(0, 1) } },
];
const wait = { median: 5, ninetieth: 12, withinHorizon: 0.9 };
const answer = {
  asked: {
    chart: 'p',
    chartName: 'P chart',
    group: 'Everyone',
    from: 67,
    to: 75,
    denominator: 1000,
    baseline: 24,
    period: 'month',
    horizon: 12,
    ruleSet: { id: 'making-data-count', version: '2023-11', name: 'Making Data Count', ties: 'break' },
  },
  fromFigures: [],
  seen: wait,
  falseAlarm: { median: 97, ninetieth: null, withinHorizon: 0.03 },
  shows: true,
  isSound: true,
  smallest: 70,
  alternatives: [],
  tries: 4000,
  longest: 1000,
  cautions: ['The baseline is short.'],
};

async function askFor8(): Promise<void> {
  fireEvent.click(await screen.findByRole('radio', { name: 'As percentage points' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'By how many percentage points?' }), {
    target: { value: '8' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'See when it shows' }));
}

describe('AimPage', () => {
  afterEach(cleanup);

  it('asks whether an aim is in points or in per cent of the start before anything else', async () => {
    openPage(address, around);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Can this chart see your aim?' }),
    ).toBeTruthy();
    expect(screen.getByText('From 67%, up by 8% of the start is 72.4%')).toBeTruthy();
    expect(screen.getByText('From 67%, up by 8 points is 75%')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'See when it shows' }));
    expect((await screen.findAllByText('Choose how you say your aim')).length).toBeGreaterThan(0);
  });

  it.each([
    [
      'between-events',
      'This measure is drawn as a T chart, of the time between events.',
      /^Count the events/,
    ],
    ['individual', 'This measure is drawn as an X̄ chart, of several values in each period.', /the XmR chart/],
  ])(
    'says before any form that a chart of %s cannot be tried, and which way remains',
    async (form, drawn, way) => {
      const series = input.series.map((each) => ({
        ...each,
        points: each.points.map((point) => ({ ...point, values: [1, 2] })),
      }));
      const figures = { ...input, measure: { ...input.measure, form }, series };
      openPage(address, [...around.slice(0, 2), { route: routes.readSeries, body: figures }]);
      expect(await screen.findByText('We cannot try this kind of chart yet')).toBeTruthy();
      expect(screen.getByText(drawn)).toBeTruthy();
      expect(screen.getByText(way)).toBeTruthy();
      expect(screen.getByRole('link', { name: 'Back to the measure' })).toBeTruthy();
      expect(screen.queryByRole('button', { name: 'See when it shows' })).toBeNull();
    },
  );

  it('answers in sentences and a table, and takes the focus there', async () => {
    openPage(address, [{ route: routes.askDetectability, body: answer }, ...around]);
    await askFor8();
    const head = await screen.findByRole('heading', {
      name: /an increase from 67% to 75% would most likely show/,
    });
    expect(head).toBe(document.activeElement);
    expect(screen.getByRole('row', { name: /This chart 5 months 12 months in 3% of tries/ })).toBeTruthy();
    expect(screen.getByText('The baseline is short.')).toBeTruthy();
    expect(screen.getByText(/ties break/)).toBeTruthy();
  });

  it('puts what the server refuses at its field', async () => {
    const sentence = 'A percentage lies between 0% and 100%.';
    const body = {
      ...refusal(422, sentence),
      errors: [{ column: 'change', rule: 'can-be-simulated', message: sentence }],
    };
    openPage(address, [{ route: routes.askDetectability, status: 422, body }, ...around]);
    await askFor8();
    expect((await screen.findAllByText(sentence)).length).toBe(2);
    expect(screen.getByRole('textbox', { name: /By how many/ }).getAttribute('aria-invalid')).toBe('true');
  });
});
