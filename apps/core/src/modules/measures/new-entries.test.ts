import { describe, expect, it } from '@jest/globals';
import { emptyContext } from './measure-context.js';
import { newEntryProblems, type SentContext } from './new-entries.js';

const why = { reason: 'As agreed', by: '' };
const blank = { reason: ' ', by: '' };
const span = { start: '2024-02-01', end: '2024-03-01' };
const problemsOf = (sent: Partial<SentContext>, stored: Partial<SentContext> = {}) =>
  newEntryProblems({ ...emptyContext(), ...sent }, { ...emptyContext(), ...stored }).map(
    ({ column, message }) => [column, message],
  );

describe('newEntryProblems', () => {
  it.each<[string, Partial<SentContext>, string]>([
    ['baseline', { baseline: { ...span, ...blank } }, 'Give the reason for the baseline.'],
    ['chart', { chart: { type: 'i', ...blank } }, 'Give the reason for this chart.'],
    ['limits', { limits: { clip: false, ...blank } }, 'Give the reason for these limits.'],
    ['ruleSet', { ruleSet: { id: 'nelson', version: '1984' } }, 'Give the reason for these rules.'],
    [
      'phases.0',
      { phases: [{ start: '2024-02-01', name: 'A', ...blank }] },
      'Give the reason for the phase.',
    ],
    ['targets.0', { targets: [{ value: 3, label: 'Aim', ...blank }] }, 'Give the reason for the target.'],
    [
      'exclusions.0',
      { exclusions: [{ ...span, ...blank }] },
      'Give the reason for leaving these points out.',
    ],
  ])('asks for the reason of a %s', (column, sent, message) => {
    expect(problemsOf(sent)).toEqual([[`context.${column}.reason`, message]]);
    // As it was stored, before a reason was asked for.
    expect(problemsOf(sent, sent)).toEqual([]);
  });

  it('asks for names and for what a note says', () => {
    expect(
      problemsOf({
        phases: [{ start: '2024-02-01', name: ' ', ...why }],
        targets: [{ value: 3, label: '', ...why }],
        annotations: [{ at: '2024-02-01', text: ' ', kind: 'test', by: '' }],
      }),
    ).toEqual([
      ['context.phases.0.name', 'Name the phase.'],
      ['context.targets.0.label', 'Name the target.'],
      ['context.annotations.0.text', 'Say in the note what happened.'],
    ]);
  });

  it('asks for nothing where entries say why, and no rules need one that nobody chose', () => {
    expect(problemsOf({ baseline: { ...span, ...why }, exclusions: [{ ...span, ...why }] })).toEqual([]);
    expect(problemsOf({})).toEqual([]);
  });

  const twice = {
    exclusions: [
      { ...span, ...why },
      { ...span, reason: 'Builders', by: '' },
    ],
    targets: [
      { value: 3, label: 'Aim', start: '2024-02-01', ...why },
      { value: 3, label: 'Standard', start: '2024-02-01', ...why },
    ],
    annotations: [
      { at: '2024-02-01', text: 'Leaflet', kind: 'test' as const, by: '' },
      { at: '2024-02-01', text: 'Leaflet ', kind: 'event' as const, by: '' },
    ],
  };

  it('refuses the second of two that say the same', () => {
    expect(problemsOf(twice).map(([column]) => column)).toEqual([
      'context.targets.1',
      'context.exclusions.1',
      'context.annotations.1',
    ]);
  });

  it('refuses the new one, wherever it stands, and none that are both stored', () => {
    expect(problemsOf({ exclusions: twice.exclusions }, { exclusions: twice.exclusions.slice(1) })).toEqual([
      [
        'context.exclusions.0',
        'These points are left out already. Choose other points, or keep one of the two.',
      ],
    ]);
    expect(problemsOf(twice, twice)).toEqual([]);
  });

  it('refuses a third that equals two that are stored', () => {
    const [first] = twice.exclusions;
    const two = [first!, first!];
    expect(
      problemsOf({ exclusions: [...two, first!] }, { exclusions: two }).map(([column]) => column),
    ).toEqual(['context.exclusions.2']);
  });

  it('takes spans, targets and notes that differ in a day', () => {
    const later = { start: '2024-02-01', end: '2024-04-01', ...why };
    expect(problemsOf({ exclusions: [{ ...span, ...why }, later] })).toEqual([]);
    const targets = [{ value: 3, label: 'Aim', ...why }, twice.targets[0]!];
    expect(problemsOf({ targets })).toEqual([]);
  });
});
