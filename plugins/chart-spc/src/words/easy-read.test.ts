import { describe as suite, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { analyse } from '../analysis/analyse.js';
import { access } from '../examples/access.js';
import { falls } from '../examples/falls.js';
import { incidents } from '../examples/incidents.js';
import { waits } from '../examples/waits.js';
import { easyRead } from './easy-read.js';

const said = (input: ChartInput) => easyRead(analyse(input)).map(({ sentences }) => sentences.join(' '));
const drawn = (input: ChartInput) => easyRead(analyse(input)).map(({ picture }) => picture);

const withMeasure = (input: ChartInput, measure: Partial<ChartInput['measure']>): ChartInput => ({
  ...input,
  measure: { ...input.measure, ...measure },
});
const withContext = (input: ChartInput, context: Partial<ChartInput['context']>): ChartInput => ({
  ...input,
  context: { ...input.context, ...context },
});
const withValues = (input: ChartInput, values: readonly (number | null)[]): ChartInput => ({
  ...input,
  series: input.series.map((series) => ({
    ...series,
    points: values.map((value, i) => ({
      start: new Date(Date.UTC(2022, i, 1)).toISOString().slice(0, 10),
      end: new Date(Date.UTC(2022, i + 1, 1)).toISOString().slice(0, 10),
      value,
      ...(value === null ? { flags: ['suppressed' as const] } : {}),
    })),
  })),
});
const plain = withContext(waits.input, {});
const waitsOf = (values: readonly (number | null)[]) => {
  const { baseline: _, ...context } = plain.context;
  return withValues({ ...plain, context: { ...context, annotations: [] } }, values);
};
/** 7 above and 7 below an average of 42, turn by turn: nothing but chance. */
const FLAT = Array.from({ length: 14 }, (_, i) => (i % 2 ? 43 : 41));
const target = (value: number) => ({ value, label: 'Aim', reason: 'Agreed', by: 'Lead' });

suite('Easy Read', () => {
  it('is word for word the worked example for Figure 4, picture by picture', () => {
    expect(easyRead(analyse(incidents.input))).toEqual([
      { picture: 'count', sentences: ['We counted racist incidents.'] },
      { picture: 'calendar', sentences: ['We counted them every 2 weeks.'] },
      {
        picture: 'down',
        sentences: ['At first there were about 2.', 'Now there are less than 1.'],
      },
      { picture: 'people', sentences: ['We keep counting so we know it stays better.'] },
    ]);
  });

  it('says a percentage as so many in 100', () => {
    // 114 of 170 are 67.1%; 321 of 378 are 84.9%.
    expect(said(access.input)).toEqual([
      'We looked at “Share of starters from an ethnic minority”.',
      'We looked every month.',
      'At first it was about 67 in 100. Now it is about 85 in 100.',
      'We keep looking so we know it stays better.',
    ]);
    expect(drawn(access.input)).toEqual(['share', 'calendar', 'up', 'people']);
  });

  it('says a rate and a single value against a fixed baseline', () => {
    // 6.7 falls, and 10 points below it at the end; 42.8 days, and 9 below it.
    expect(said(falls.input).slice(2)).toEqual([
      'At first it was about 7.',
      'Lately it was lower. That is better, and is not likely to be chance.',
      'We keep looking so we know it stays better.',
    ]);
    expect(said(waits.input).slice(2, 4)).toEqual([
      'At first it was about 43 days.',
      'Lately it was lower. That is better, and is not likely to be chance.',
    ]);
    expect(drawn(waits.input)).toEqual(['count', 'calendar', 'level', 'down', 'people']);
  });

  it('calls the same change worse, or neither, by the measure’s direction', () => {
    const worse = said(withMeasure(waits.input, { polarity: 'higher-is-better' }));
    expect(worse.slice(3)).toEqual([
      'Lately it was lower. That is worse, and is not likely to be chance.',
      'We keep looking to see if it gets better.',
    ]);
    expect(said(withMeasure(waits.input, { polarity: 'neither' })).slice(3)).toEqual([
      'Lately it was lower. That is not likely to be chance.',
      'We keep looking so we see when something changes.',
    ]);
  });

  it('claims nothing where nothing but chance is seen', () => {
    expect(said(waitsOf(FLAT)).slice(2)).toEqual([
      'Over the whole time it was about 42 days.',
      'It goes up and down by chance. That is normal.',
      'We keep looking so we see when something changes.',
    ]);
    expect(said(waitsOf(Array<number>(14).fill(42)))[3]).toBe('It is always the same.');
  });

  it('says that a pattern which has ended was for a time, and a single point once', () => {
    // 9 below the average of 40.1, then up and down above it, too few for a pattern.
    const high = [41, 42, 41, 42, 41, 42];
    const ended = waitsOf([...high, 37.5, 39, 37.5, 39, 37.5, 39, 37.5, 39, 37.5, ...high]);
    expect(said(ended).slice(3)).toEqual([
      'For a time it was lower. That is better, and is not likely to be chance.',
      'We keep looking so we see when something changes.',
    ]);
    // One moving range pair is screened, so limits stay at about 42 ± 3 × 2 / 1.128.
    const once = waitsOf([...FLAT, 70, ...FLAT]);
    expect(said(once)).toContain(
      'Once it was much higher than usual. That is worse, and is not likely to be chance.',
    );
  });

  it('says when two averages differ by chance, and when they sound alike', () => {
    const phases = [{ start: '2022-08-01', name: 'Later', reason: 'A new clinic', by: 'Lead' }];
    // 7 months about 42 that vary by 6, and 7 about 44: no rule fires between them.
    const more = [38, 46, 40, 44, 38, 46, 42, 43, 45, 41, 46, 44, 45, 44];
    expect(said(withContext(waitsOf(more), { phases }))[2]).toBe(
      'At first it was about 42 days. Now it is about 44 days. This may be chance.',
    );
    // 42 and 42.29 are both about 42.
    const alike = [41, 43, 42, 41, 43, 42, 42, 41, 43, 42, 43, 43, 42, 42];
    expect(said(withContext(waitsOf(alike), { phases }))[2]).toBe(
      'It is a little higher now. This may be chance.',
    );
  });

  it('says what is wanted, and whether it can be expected, once limits are firm', () => {
    // 42 ± 3 × 2 / 1.128, so 36.7 to 47.3.
    const aimed = (value: number) =>
      said(withContext(waitsOf(FLAT), { targets: [target(value)] })).find((each) =>
        each.startsWith('We want'),
      );
    expect(aimed(50)).toBe('We want it to be 50 or less. We can expect to reach this.');
    expect(aimed(30)).toBe('We want it to be 30 or less. We will not reach this unless something changes.');
    expect(aimed(42)).toBe(
      'We want it to be 42 or less. Sometimes we reach this and sometimes not. That is chance.',
    );
    const short = withContext(waitsOf(FLAT.slice(0, 6)), { targets: [target(50)] });
    expect(said(short)).toContain('We want it to be 50 or less.');
    expect(said(withContext(access.input, { targets: [target(75)] }))).toContain(
      'We want it to be 75 in 100 or more.',
    );
  });

  it('says how sure it is: few numbers, hidden ones, none', () => {
    expect(said(waitsOf(FLAT.slice(0, 12)))).toContain(
      'We do not have many numbers yet. So we are not sure.',
    );
    expect(said(waitsOf(FLAT.slice(0, 13))).join(' ')).not.toContain('not have many');
    expect(said(waitsOf([null, ...FLAT]))).toContain('Some numbers are hidden to protect people.');
    expect(said(waitsOf([null, null])).slice(2)).toEqual(['We have no numbers to show yet.']);
    expect(said(waitsOf([])).slice(2)).toEqual(['We have no numbers to show yet.']);
  });

  it('says small and round numbers as people do', () => {
    const first = (form: 'count' | 'proportion' | 'individual', value: number, unit = 'falls') =>
      said(
        withMeasure(
          {
            ...waitsOf([]),
            series: waitsOf([value, value]).series.map((series) => ({
              ...series,
              points: series.points.map((point) =>
                form === 'proportion' ? { ...point, numerator: value, denominator: 400 } : point,
              ),
            })),
          },
          { form, unit, multiplier: form === 'proportion' ? 100 : 1 },
        ),
      )[2];
    expect(first('count', 0)).toBe('Over the whole time there were none.');
    expect(first('count', 1)).toBe('Over the whole time there was about 1.');
    expect(first('individual', -3)).toBe('Over the whole time it was about minus 3 falls.');
    expect(first('individual', 97, '%')).toBe('Over the whole time it was about 97%.');
    // 2, 398.8 and 400 of 400.
    expect(first('proportion', 2)).toBe('Over the whole time it was less than 1 in 100.');
    expect(first('proportion', 399)).toBe('Over the whole time it was nearly all of them.');
    expect(first('proportion', 400)).toBe('Over the whole time it was all of them.');
  });

  it('never has more than 15 words in a sentence, whatever a measure is called', () => {
    const long = 'incidents of any kind of aggression towards people who work on or visit one of the wards';
    for (const { input } of [incidents, access, falls, waits])
      for (const period of ['day', 'quarter', 'financial-year', 'irregular'] as const)
        for (const polarity of ['higher-is-better', 'lower-is-better', 'neither'] as const) {
          const named = withMeasure(input, { title: long, unit: long, period, polarity });
          for (const { sentences } of easyRead(analyse(withContext(named, { targets: [target(3)] }))))
            for (const sentence of sentences.flatMap((each) => each.split(/(?<=[.!?]) /)))
              expect([sentence, sentence.split(/\s+/).length <= 15]).toEqual([sentence, true]);
        }
  });
});
