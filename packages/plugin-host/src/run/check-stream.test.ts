import { describe, expect, it } from '@jest/globals';
import { TINY_STREAM } from '../../test/tiny-plugin.js';
import { checkStreams } from './check-stream.js';

const [period, practice, sex, age] = TINY_STREAM.dimensions;
const [screened, , coverage] = TINY_STREAM.measures;

describe('what a source says that can be read', () => {
  it('is taken as it is, with unknown further fields left out', () => {
    expect(checkStreams([{ ...TINY_STREAM, later: true }])).toEqual([TINY_STREAM]);
  });

  it.each([
    ['no stream at all', []],
    ['no time', [{ ...TINY_STREAM, dimensions: [practice] }]],
    ['two times', [{ ...TINY_STREAM, dimensions: [period, { ...period, id: 'other' }, practice] }]],
    [
      'a time that is text',
      [{ ...TINY_STREAM, dimensions: [{ ...period, type: 'text' }, practice, sex, age] }],
    ],
    ['one name twice', [{ ...TINY_STREAM, dimensions: [period, practice, sex, { ...age, id: 'sex' }] }]],
    ['a key that leaves one out', [{ ...TINY_STREAM, key: ['period', 'practice', 'sex'] }]],
    [
      '32 groupings',
      [
        {
          ...TINY_STREAM,
          dimensions: [period, ...Array.from({ length: 32 }, (_, id) => ({ ...sex, id: `g${id}` }))],
        },
      ],
    ],
    ['a part that is not there', [{ ...TINY_STREAM, measures: [screened, coverage] }]],
    ['a proportion without parts', [{ ...TINY_STREAM, measures: [{ ...screened, kind: 'proportion' }] }]],
    ['a kind that nobody knows', [{ ...TINY_STREAM, measures: [{ ...screened, kind: 'guess' }] }]],
    ['something else', 'a stream'],
  ])('is refused with %s', (_, streams) => {
    expect(() => checkStreams(streams)).toThrow(/^The source describes its data wrongly: /);
  });
});
