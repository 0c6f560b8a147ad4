import { describe, expect, it } from '@jest/globals';
import { run } from './testing/run.js';

const HEADING = 'period_start,period_end,place_code,measure,measure_kind,numerator,value';
const table = (...rows: string[]) => [HEADING, ...rows, ''].join('\n');
const FALL = '2024-03-05,2024-03-06,elm,falls,event,1,';

describe('events', () => {
  it('are rows of one day each, never added up, two on one day too', async () => {
    const { stream, rows, problems } = await run(
      table(FALL, FALL, '2024-03-09,2024-03-10,elm,falls,event,1,'),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ cells }) => [cells['period'], cells['falls']])).toEqual([
      ['2024-03-05/2024-03-06', 1],
      ['2024-03-05/2024-03-06', 1],
      ['2024-03-09/2024-03-10', 1],
    ]);
    expect(stream?.measures).toMatchObject([{ kind: 'event', aggregation: 'none', overPeriods: 'none' }]);
  });

  it.each([
    ['a numerator of 3', '2024-03-05,2024-03-06,elm,falls,event,3,', 'event-is-one', 'numerator'],
    ['a month', '2024-03-01,2024-04-01,elm,falls,event,1,', 'event-is-a-day', 'period_end'],
  ])('are refused with %s', async (_, row, rule, column) => {
    const { problems } = await run(table(FALL, row));
    expect(problems).toEqual([expect.objectContaining({ rule, column, row: 3 })]);
  });

  it('without a numerator are refused, and not taken for something else', async () => {
    const { problems, rows } = await run(table('2024-03-05,2024-03-06,elm,falls,event,,'));
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({ rule: 'event-is-one', column: 'numerator', row: 2 }),
    ]);
  });

  it('are counts where the column says nothing', async () => {
    const { stream } = await run(table('2024-03-05,2024-03-06,elm,falls,,1,'));
    expect(stream?.measures).toMatchObject([{ kind: 'count', aggregation: 'sum' }]);
  });
});

it('takes several values of one period as they are', async () => {
  const wait = (days: number) => `2024-03-01,2024-04-01,elm,wait,individual,,${days}`;
  const { stream, rows, problems } = await run(table(wait(3), wait(8)));
  expect(problems).toEqual([]);
  expect(rows.map(({ cells }) => cells['wait'])).toEqual([3, 8]);
  expect(stream?.measures).toMatchObject([{ kind: 'individual', aggregation: 'none' }]);
});
