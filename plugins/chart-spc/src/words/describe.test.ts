import { describe as suite, expect, it } from '@jest/globals';
import { analyse } from '../analysis/analyse.js';
import { access } from '../examples/access.js';
import { falls } from '../examples/falls.js';
import { incidents } from '../examples/incidents.js';
import { waits } from '../examples/waits.js';
import { describe } from './describe.js';

suite('East India ward', () => {
  const { headline, sentences, table } = describe(analyse(incidents.input));

  it('reads word for word as the worked example for Figure 4', () => {
    expect(headline).toBe('Racist incidents fell from an average of 2 to 0.3 a fortnight.');
    expect(sentences.join(' ')).toBe(
      'Number of racist incidents recorded each fortnight, East India ward, fortnights starting 10 August 2020 to 25 January 2021. C-chart, Making Data Count rules. ' +
        'There are 13 fortnights. In the first 3 the average was 2 a fortnight. This is too few to be sure, so limits are trial limits. ' +
        'From 21 September 2020 the average was 0.3. All 10 of these points are below the first average, which is a special cause and an improvement. ' +
        'There is no lower limit because counts cannot go below 0. ' +
        'No change ideas are marked on this chart because their start dates were not recorded.',
    );
  });

  it('has every fortnight in the table, limits 2 + 3√2 and 0.3 + 3√0.3, and the rule set with its version', () => {
    expect(table.caption).toBe('Racist incidents, by fortnight. Rules: Making Data Count, November 2023.');
    expect(table.columns).toEqual([
      'Fortnight',
      'Number',
      'Average',
      'Process limits',
      'Phase',
      'Signal',
      'Why',
    ]);
    expect(table.rows).toHaveLength(13);
    expect(table.rows[1]).toEqual([
      '24 August 2020',
      3,
      '2',
      'up to 6.2',
      'Baseline',
      'No change',
      'No rule was met',
    ]);
    expect(table.rows[3]).toEqual([
      '21 September 2020',
      1,
      '0.3',
      'up to 1.9',
      'After the changes',
      'Improvement',
      'This point is the first of 10 points in a row below the first average. That is unlikely by chance alone, and is an improvement. Rule: 7 points in a row on one side.',
    ]);
  });
});

suite('a rate', () => {
  const { headline, sentences, table } = describe(analyse(falls.input));

  it('says its average and what it was worked out from', () => {
    expect(headline).toBe(
      'Falls for every 1,000 bed days: an average of 6.7, and a special cause (improvement): 10 points below the average, March to December 2023.',
    );
    expect(sentences.slice(0, 3)).toEqual([
      'Falls for every 1,000 bed days, each month, Elm ward, January 2022 to December 2023.',
      'U-chart, Making Data Count rules.',
      'In December 2023 it was 4.4 (9 for 2,030).',
    ]);
  });

  it('has the limits of 188 falls in 27,960 bed days, about each month’s own', () => {
    // 6.724 ± 3 × √(6.724 × 1,000 / 2,010) for 2,010 bed days.
    expect(table.columns.slice(1, 4)).toEqual(['Number', 'For', 'Per 1,000']);
    const limits = '1.2 to 12.2';
    expect(table.rows[0]).toEqual([
      'January 2022',
      14,
      2010,
      '7',
      '6.7',
      limits,
      'Baseline',
      'No change',
      'No rule was met',
    ]);
  });

  it('has no lower limit where it would lie below 0', () => {
    const few = {
      ...falls.input,
      series: falls.input.series.map(({ group, points }) => ({
        group,
        points: points.map((point) => ({ ...point, numerator: 1, denominator: 200 })),
      })),
    };
    const words = describe(analyse(few));
    expect(words.sentences).toContain('There is no lower limit because rates cannot go below 0.');
    // 5 + 3 × √(5 × 1,000 / 200) = 20.
    expect(words.table.rows[0]?.[5]).toBe('up to 20');
    const [rate] = falls.input.series;
    const short = { ...rate!.points.at(-1)!, numerator: 2, denominator: 300 };
    const partMonth = {
      ...falls.input,
      series: [{ ...rate!, points: [...rate!.points.slice(0, -1), short] }],
    };
    expect(describe(analyse(partMonth)).sentences.join(' ')).not.toContain('no lower limit');
  });
});

suite('single values', () => {
  const { headline, sentences, table } = describe(analyse(waits.input));

  it('say in what they are, and which chart it is', () => {
    // 15 months of 642 days together.
    expect(headline).toBe(
      'Median wait for a first visit: an average of 43, and a special cause (improvement): 9 points below the average, April to December 2023.',
    );
    expect(sentences.slice(0, 2)).toEqual([
      'Median wait for a first visit, in days, each month, Memory clinic, January 2022 to December 2023.',
      'XmR chart, Making Data Count rules.',
    ]);
    // 42.8 ± 3 × (52 / 14) / 1.128: the moving ranges are 3 5 3 3 5 3 4 6 3 2 4 3 3 5.
    expect(table.columns.slice(0, 4)).toEqual(['Month', 'Value', 'Average', 'Process limits']);
    expect(table.rows[0]?.slice(1, 4)).toEqual([41, '42.8', '32.9 to 52.7']);
  });
});

it('shows small rates with two digits', () => {
  const [rate] = falls.input.series;
  const points = rate!.points.map((point) => ({ ...point, numerator: 3, denominator: 70_000 }));
  const { table } = describe(analyse({ ...falls.input, series: [{ ...rate!, points }] }));
  // 3 × 1,000 / 70,000 = 0.0429; 0.0429 + 3 × √(0.0429 × 1,000 / 70,000) = 0.117.
  expect(table.rows[0]?.slice(3, 6)).toEqual(['0.043', '0.043', 'up to 0.12']);
});

suite('a mean', () => {
  const points = waits.input.series[0]!.points.map(({ start, end, value }, i) => ({
    start,
    end,
    numerator: (value ?? 0) * (20 + i),
    denominator: 20 + i,
  }));
  const input = {
    ...waits.input,
    measure: { ...waits.input.measure, form: 'mean' as const, title: 'Mean wait' },
    series: [{ ...waits.input.series[0]!, points }],
  };

  it('is weighed by how many there were', () => {
    const { sentences, table } = describe(analyse(input));
    expect(sentences.slice(0, 3)).toEqual([
      'Mean wait, in days, each month, Memory clinic, January 2022 to December 2023.',
      'I′-chart, Making Data Count rules.',
      'In December 2023 it was 41 (1,763 for 43).',
    ]);
    expect(table.columns.slice(1, 4)).toEqual(['Sum', 'For', 'Mean']);
    expect(table.rows[0]?.slice(1, 4)).toEqual([820, 20, '41']);
  });
});

suite('Tower Hamlets', () => {
  const { headline, sentences, table } = describe(analyse(access.input));

  it('says what, now, phases, signals and events in that order', () => {
    expect(headline).toBe('Share of starters from an ethnic minority rose from an average of 67% to 85%.');
    expect(sentences).toEqual([
      'Share of starters from an ethnic minority, each month, Tower Hamlets early intervention service, January 2020 to December 2021.',
      'P-chart, Making Data Count rules.',
      'In December 2021 it was 87% (26 of 30).',
      'There are 24 months.',
      'The baseline is January to June 2020, with an average of 67%.',
      'Its limits are extended to December 2020.',
      'This is too few to be sure, so limits are trial limits.',
      'From June to December 2020 there were 7 points in a row, each higher than the one before.',
      'This is a special cause. It is an improvement.',
      'From January 2021 the average was 85%.',
      'These events are marked.',
      'A, 23 March 2020: First national lockdown (outside event).',
      'B, 1 July 2020: Referrals from wards.',
      'C, 1 October 2020: Family therapy offered.',
    ]);
  });

  it('has the numbers of the design’s table', () => {
    expect(table.rows[5]).toEqual([
      'June 2020',
      18,
      27,
      '66.7%',
      '67.1%',
      '39.9% to 94.2%',
      'Baseline',
      'Improvement',
      'This point is the first of 7 points in a row, each higher than the one before. That is unlikely by chance alone, and is an improvement. Rule: 7 points rising or falling.',
    ]);
    expect(table.rows[11]).toEqual([
      'December 2020',
      25,
      30,
      '83.3%',
      '67.1%',
      '41.3% to 92.8%',
      'Baseline, extended',
      'Improvement',
      'This point is the last of 7 points in a row, each higher than the one before. That is unlikely by chance alone, and is an improvement. Rule: 7 points rising or falling.',
    ]);
    expect(table.rows[12]).toEqual([
      'January 2021',
      27,
      32,
      '84.4%',
      '84.9%',
      '66.0% to 100%',
      'New phase',
      'No change',
      'No rule was met',
    ]);
  });
});

suite('words', () => {
  const texts = [incidents, access, falls, waits].map((example) =>
    JSON.stringify(describe(analyse(example.input))),
  );

  it('never call a process limit a confidence limit, nor a signal significant', () => {
    for (const text of texts) expect(text).not.toMatch(/confidence|significan|outlier/i);
  });

  it('keep sentences short: 25 words at most', () => {
    for (const example of [incidents, access, falls, waits]) {
      const { sentences } = describe(analyse(example.input));
      for (const sentence of sentences) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25);
    }
  });

  it('claim no change without a special cause', () => {
    const flat =
      incidents.input.series[0]?.points.map((point, i) => ({ ...point, value: i % 2 ? 2 : 3 })) ?? [];
    const group = incidents.input.series[0]?.group;
    const input = { ...incidents.input, series: group ? [{ group, points: flat }] : [] };
    expect(describe(analyse(input)).headline).toBe(
      'Racist incidents: an average of 2.7, then 2.5 a fortnight, without a special cause.',
    );
  });

  it('say so when there is nothing to draw', () => {
    const group = incidents.input.series[0]?.group;
    const empty = { ...incidents.input, series: group ? [{ group, points: [] }] : [] };
    expect(describe(analyse(empty)).headline).toBe('Racist incidents: no points to draw yet.');
  });
});
