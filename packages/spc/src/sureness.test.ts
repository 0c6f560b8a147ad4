import { describe, expect, it } from '@jest/globals';
import { analyseSeries, type ChartTypeId, type PointFlag, type SpcPoint } from './index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);

function notesOf(chart: ChartTypeId, flags: readonly (readonly PointFlag[])[]): string[] {
  const points = flags.map((each, i): SpcPoint => ({
    start: day(i),
    end: day(i + 1),
    value: 4 + (i % 3),
    flags: each,
  }));
  const codes = ['provisional', 'estimated', 'rounded'];
  const { notes } = analyseSeries({
    chart,
    points,
    phases: [],
    exclusions: [],
    polarity: 'neither',
    multiplier: 1,
    ruleSet: { id: 'making-data-count', version: '2023-11' },
  });
  return notes.filter(({ code }) => codes.includes(code)).map(({ message }) => message);
}

describe('numbers that are less sure', () => {
  it('are told by what they are', () => {
    expect(notesOf('i', [[], ['rounded'], ['estimated'], ['provisional', 'rounded']])).toEqual([
      '1 point is provisional: the numbers may still change.',
      '1 point is estimated: the numbers were worked out, not counted.',
      '2 points are rounded, so the true numbers may differ a little.',
    ]);
  });

  it('may be all of them', () => {
    expect(notesOf('i', [['provisional'], ['provisional']])).toEqual([
      'All points are provisional: the numbers may still change.',
    ]);
    expect(notesOf('i', [['provisional']])).toEqual([
      '1 point is provisional: the numbers may still change.',
    ]);
  });

  it('are only those that are drawn', () => {
    expect(notesOf('i', [[], [], ['missing', 'provisional'], ['suppressed', 'provisional']])).toEqual([]);
  });

  it('of a T chart rest on events that share a day', () => {
    expect(notesOf('t', [[], ['estimated'], []])).toEqual([
      '1 point is estimated: events of one day without a time are spread over that day.',
    ]);
  });
});
