import { describe, expect, it } from '@jest/globals';
import { breakForDefinition, checkContext, emptyContext, signContext } from './measure-context.js';

const phase = { start: '2021-01-01', name: 'New phase', reason: '7 points rising' };

describe('signContext', () => {
  it('signs new entries with the person, whatever was sent', () => {
    const sent = { ...emptyContext(), phases: [{ ...phase, by: 'Somebody else' }] };
    expect(signContext(sent, emptyContext(), 'Asha')).toMatchObject({ phases: [{ ...phase, by: 'Asha' }] });
  });

  it('keeps the author of an entry that did not change', () => {
    const stored = { ...emptyContext(), phases: [{ ...phase, by: 'Grace' }] };
    const sent = { ...emptyContext(), phases: [{ ...phase, by: '' }] };
    expect(signContext(sent, stored, 'Asha').phases[0]?.by).toBe('Grace');
  });

  it('signs a changed entry anew', () => {
    const stored = { ...emptyContext(), phases: [{ ...phase, by: 'Grace' }] };
    const sent = { ...emptyContext(), phases: [{ ...phase, reason: 'Another reason', by: 'Grace' }] };
    expect(signContext(sent, stored, 'Asha').phases[0]?.by).toBe('Asha');
  });

  it('puts phases in order of time', () => {
    const sent = {
      ...emptyContext(),
      phases: [
        { ...phase, by: '' },
        { ...phase, start: '2020-07-01', by: '' },
      ],
    };
    expect(signContext(sent, emptyContext(), 'A').phases.map((each) => each.start)).toEqual([
      '2020-07-01',
      '2021-01-01',
    ]);
  });
});

describe('breakForDefinition', () => {
  it('starts a new phase on the day the new definition holds', () => {
    const context = breakForDefinition(emptyContext(), { from: '2021-04-01', version: 2, by: 'Asha' });
    expect(context.phases).toMatchObject([{ start: '2021-04-01', name: 'Definition version 2', by: 'Asha' }]);
    expect(context.annotations).toMatchObject([{ at: '2021-04-01', kind: 'definition' }]);
  });

  it('keeps a phase that starts on that day already', () => {
    const stored = { ...emptyContext(), phases: [{ ...phase, start: '2021-04-01', by: 'Grace' }] };
    const context = breakForDefinition(stored, { from: '2021-04-01', version: 2, by: 'Asha' });
    expect(context.phases).toEqual(stored.phases);
    expect(context.annotations).toHaveLength(1);
  });

  it('refuses a phase more than the contract holds', () => {
    const phases = Array.from({ length: 50 }, () => ({ ...phase, by: 'Grace' }));
    const change = { from: '2022-01-01', version: 2, by: 'Asha' };
    expect(() => breakForDefinition({ ...emptyContext(), phases }, change)).toThrow('full of phases');
  });
});

describe('checkContext', () => {
  it('takes open targets, and names the spans that hold no day', () => {
    const why = { reason: 'x', by: 'Asha' };
    const target = { value: 80, label: 'Standard', ...why };
    expect(() => checkContext({ ...emptyContext(), targets: [target] }, 'count')).not.toThrow();
    const baseline = { start: '2021-02-01', end: '2021-01-01', ...why };
    expect(() => checkContext({ ...emptyContext(), baseline }, 'count')).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ column: 'context.baseline' })] }),
    );
  });

  const later = { ...phase, start: '2021-02-01', by: 'Asha' };
  const problemsOf = (phases: readonly (typeof later & { baselineEnd?: string })[]) => {
    try {
      checkContext({ ...emptyContext(), phases: [...phases] }, 'count');
      return [];
    } catch (error) {
      const { errors } = error as { errors: { column: string; message: string }[] };
      return errors.map(({ column, message }) => [column, message]);
    }
  };

  it('refuses a note of another century, and takes one of next month', () => {
    const at = (day: string) => [{ at: day, text: 'New leaflet', kind: 'test' as const, by: '' }];
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(() => checkContext({ ...emptyContext(), annotations: at(soon) }, 'count')).not.toThrow();
    expect(() => checkContext({ ...emptyContext(), annotations: at('2204-01-31') }, 'count')).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ column: 'context.annotations.0.at', rule: 'not-far-ahead' })],
      }),
    );
  });

  it('takes one phase a day, in whatever order they come', () => {
    const first = { ...later, start: '2021-01-01' };
    expect(problemsOf([later, first])).toEqual([]);
    expect(problemsOf([later, first, { ...later, name: 'Another' }])).toEqual([
      [
        'context.phases.2.start',
        'Another phase starts on this day. Choose another day, or keep one of the two.',
      ],
    ]);
  });

  it('takes a baseline of a phase that ends after the phase starts', () => {
    expect(problemsOf([{ ...later, baselineEnd: '2021-02-02' }])).toEqual([]);
    const sentence = 'The baseline of a phase must end after the phase starts.';
    for (const baselineEnd of ['2021-02-01', '2021-01-01']) {
      expect(problemsOf([{ ...later, baselineEnd }])).toEqual([['context.phases.0.baselineEnd', sentence]]);
    }
  });
});
