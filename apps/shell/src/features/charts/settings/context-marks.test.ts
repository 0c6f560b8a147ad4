import { describe, expect, it } from '@jest/globals';
import { changesBetween, marksOf, nameOf } from './context-marks.js';

const context = {
  ruleSet: { id: 'aurelio', version: '1' },
  phases: [],
  targets: [],
  exclusions: [],
  annotations: [{ at: '2021-01-31', text: 'Text reminders', kind: 'test' as const, by: 'A' }],
};

describe('changesBetween', () => {
  it('names what somebody added and took away', () => {
    const after = {
      ...context,
      annotations: [{ at: '2021-03-01', text: 'Evening clinics', kind: 'test' as const, by: 'B' }],
    };
    expect(changesBetween(context, after)).toEqual([
      'New: Change tried, 1 March 2021: Evening clinics',
      'Gone: Change tried, 31 January 2021: Text reminders',
    ]);
    expect(changesBetween(context, context)).toEqual([]);
  });

  const by = { reason: 'Before the change', by: 'A' };
  const year = { start: '2023-01-01', end: '2024-01-01', ...by };

  it('tells a baseline of the same start and another end, with both ends', () => {
    const shorter = { ...year, end: '2023-07-01' };
    expect(changesBetween({ ...context, baseline: year }, { ...context, baseline: shorter })).toEqual([
      'New: Baseline, January to June 2023: Before the change',
      'Gone: Baseline, January to December 2023: Before the change',
    ]);
  });

  it('tells points that are left out for a shorter time', () => {
    const shorter = { ...year, end: '2023-01-08' };
    expect(changesBetween({ ...context, exclusions: [year] }, { ...context, exclusions: [shorter] })).toEqual(
      [
        'New: Left out, 1 January 2023 to 7 January 2023: Before the change',
        'Gone: Left out, January to December 2023: Before the change',
      ],
    );
  });

  it('tells the end of a target, and decimals of its value', () => {
    const target = { value: 3.12, label: 'Aim', ...by };
    const of = (...targets: (typeof target & { start?: string; end?: string })[]) => ({
      ...context,
      targets,
    });
    const [start, end] = ['2023-01-01', '2024-01-01'];
    expect(changesBetween(of(target), of({ ...target, end }))).toEqual([
      'New: Target: Aim, 3.12, up to and with 31 December 2023: Before the change',
      'Gone: Target: Aim, 3.12: Before the change',
    ]);
    expect(changesBetween(of({ ...target, start }), of({ ...target, start, end, value: 3.14 }))).toEqual([
      'New: Target: Aim, 3.14, January to December 2023: Before the change',
      'Gone: Target: Aim, 3.12, from 1 January 2023: Before the change',
    ]);
  });

  it('tells the baseline of a phase', () => {
    const phase = { start: '2023-01-01', name: 'Low beds', ...by };
    const longer = { ...phase, baselineEnd: '2024-01-01' };
    expect(changesBetween({ ...context, phases: [phase] }, { ...context, phases: [longer] })).toEqual([
      'New: Phase: Low beds, 1 January 2023, with its baseline from January to December 2023: Before the change',
      'Gone: Phase: Low beds, 1 January 2023: Before the change',
    ]);
  });

  it('tells that limits are worked out as usual again', () => {
    const limits = { screening: true, clip: true, ...by };
    expect(changesBetween(context, { ...context, limits })).toEqual([
      'New: Limits: Worked out as usual: Before the change',
    ]);
  });

  it('passes over who signed and in which order fields come', () => {
    const { start, end, reason } = year;
    const again = { by: 'B', reason, end, start };
    expect(changesBetween({ ...context, baseline: year }, { ...context, baseline: again })).toEqual([]);
  });

  it('says that one of two equal marks is gone', () => {
    expect(
      changesBetween({ ...context, exclusions: [year, year] }, { ...context, exclusions: [year] }),
    ).toEqual(['Gone: Left out, January to December 2023: Before the change']);
  });
});

describe('marksOf', () => {
  const span = { start: '2023-01-01', end: '2024-01-01', by: 'A' };

  it('gives each mark a key of its own, also to equal ones', () => {
    const exclusions = ['Builders', 'Builders', 'An outbreak'].map((reason) => ({ ...span, reason }));
    const marks = marksOf({ ...context, exclusions });
    expect(new Set(marks.map(({ key }) => key)).size).toBe(4);
    // A mark keeps its key when another one goes.
    const fewer = marksOf({ ...context, exclusions: exclusions.slice(2) });
    expect(marks.map(({ key }) => key)).toEqual(expect.arrayContaining(fewer.map(({ key }) => key)));
  });

  it('takes one of two equal marks away, not both', () => {
    const exclusions = ['Builders', 'Builders'].map((reason) => ({ ...span, reason }));
    const twice = { ...context, exclusions };
    const mark = marksOf(twice).find(({ title }) => title === 'Left out');
    expect(mark?.without?.(twice).exclusions).toHaveLength(1);
  });
});

describe('nameOf', () => {
  it('tells marks of the same kind apart by day and text', () => {
    const annotations = ['2021-01-01', '2021-02-01'].map((at) => ({
      at,
      text: 'Text reminders',
      kind: 'test' as const,
      by: 'A',
    }));
    expect(
      marksOf({ ...context, annotations })
        .slice(-2)
        .map(nameOf),
    ).toEqual([
      'Change tried, 1 January 2021: Text reminders',
      'Change tried, 1 February 2021: Text reminders',
    ]);
  });

  it('shortens a long text at a word', () => {
    // The first 60 signs end with "two tex".
    const text = 'We began to send everybody who was invited by letter two text reminders before the day';
    const annotations = [{ at: '2021-01-01', text, kind: 'test' as const, by: 'A' }];
    expect(
      marksOf({ ...context, annotations })
        .map(nameOf)
        .at(-1),
    ).toBe('Change tried, 1 January 2021: We began to send everybody who was invited by letter two…');
  });
});
