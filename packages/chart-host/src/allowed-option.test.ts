import { describe, expect, it } from '@jest/globals';
import { optionFault } from './allowed-option.js';

const option = (extra: object): object => ({
  xAxis: {},
  yAxis: {},
  series: [{ type: 'line', data: [1] }],
  ...extra,
});

describe('optionFault', () => {
  it('passes lines, bars and scatters with marks and format tokens', () => {
    const series = ['line', 'bar', 'scatter'].map((type) => ({ type, data: [1], markLine: { data: [] } }));
    expect(
      optionFault(option({ series, xAxis: { axisLabel: { formatter: { $format: 'percent' } } } })),
    ).toBeUndefined();
  });

  it.each([
    ['a toolbox', { toolbox: {} }, 'unknown key toolbox'],
    ['a map', { series: [{ type: 'map' }] }, 'unknown series type map'],
    ['a pie', { series: [{ type: 'pie' }] }, 'unknown series type pie'],
    [
      'a picture as symbol',
      { series: [{ type: 'line', symbol: 'image://https://example.org/a.png' }] },
      'picture',
    ],
    ['a picture as background', { backgroundColor: { image: 'https://example.org/a.png' } }, 'image at'],
    ['a link in the title', { title: { link: 'javascript:alert(1)' } }, 'link at'],
    ['a function', { tooltip: { formatter: () => '' } }, 'not plain JSON'],
  ])('refuses %s', (_, extra, fault) => {
    expect(optionFault(option(extra))).toContain(fault);
  });
});
