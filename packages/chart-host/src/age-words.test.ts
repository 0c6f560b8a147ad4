import { describe, expect, it } from '@jest/globals';
import { ageWords, staleWords } from './age-words.js';

const licence = { spdxOrUrl: 'OGL-UK-3.0', attribution: 'Nobody', redistribution: 'allowed' } as const;
const source = (retrievedAt: string, more: { dueBy?: string } = {}) => ({ retrievedAt, licence, ...more });
const group = { id: 'overall', label: 'Overall', role: 'overall' } as const;
const series = (...points: { start: string; end: string }[]) => [{ group, points }];
const march = { start: '2024-03-01', end: '2024-04-01' };

describe('the age of a chart’s data', () => {
  it('is its last day and when it was fetched last', () => {
    const sources = [source('2026-07-03T10:00:00Z'), source('2026-06-01T10:00:00Z')];
    const february = { start: '2024-02-01', end: '2024-03-01' };
    expect(ageWords({ series: series(march, february), sources })).toBe(
      'Data to 31 March 2024, fetched 3 July 2026.',
    );
  });

  it('of dated events is the day of the last one', () => {
    const at = '2024-03-05T12:00:00Z';
    expect(ageWords({ series: series({ start: at, end: at }), sources: [] })).toBe('Data to 5 March 2024.');
  });

  it('says nothing where nothing is drawn', () => {
    expect(ageWords({ series: series(), sources: [source('2026-07-03T10:00:00Z')] })).toBe('');
  });

  it('says that newer data should have come, once they should have', () => {
    const sources = [source('2026-07-03T10:00:00Z', { dueBy: '2026-07-17T10:00:00Z' })];
    expect(staleWords({ sources }, new Date('2026-07-16T10:00:00Z'))).toBe('');
    expect(staleWords({ sources }, new Date('2026-07-18T10:00:00Z'))).toBe(
      'Newer data should have come by 17 July 2026. These are the last good ones.',
    );
    expect(staleWords({ sources: [source('2020-01-01T00:00:00Z')] }, new Date())).toBe('');
  });
});
