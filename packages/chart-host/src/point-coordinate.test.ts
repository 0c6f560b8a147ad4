import { describe, expect, it } from '@jest/globals';
import { pointCoordinate } from './point-coordinate.js';

const standing = { xAxis: { type: 'category' }, yAxis: { type: 'value' } };
const lying = { xAxis: { type: 'value' }, yAxis: { type: 'category' } };

describe('pointCoordinate', () => {
  it.each([
    ['a number over categories', { ...standing, series: [{ type: 'line', data: [5, 7] }] }, [1, 7]],
    ['a number beside categories', { ...lying, series: [{ type: 'bar', data: [5, 7] }] }, [7, 1]],
    [
      'a pair',
      {
        ...standing,
        series: [
          {
            type: 'line',
            data: [
              [0, 1],
              [3, 9],
            ],
          },
        ],
      },
      [3, 9],
    ],
    ['an item with a value', { ...standing, series: [{ type: 'line', data: [1, { value: 8 }] }] }, [1, 8]],
    [
      'a second axis',
      {
        xAxis: [{ type: 'value' }, { type: 'category' }],
        yAxis: {},
        series: [{ type: 'bar', xAxisIndex: 1, data: [1, 2] }],
      },
      [1, 2],
    ],
    ['a gap in the data', { ...standing, series: [{ type: 'line', data: [1, null] }] }, undefined],
    ['a series that is not there', { ...standing, series: [] }, undefined],
  ])('finds %s', (_, option, expected) => {
    expect(pointCoordinate(option, 0, 1)).toEqual(expected);
  });
});
