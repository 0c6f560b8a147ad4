import { describe, expect, it } from '@jest/globals';
import { matchHeadings } from './headings.js';

const WANTED = {
  code: { names: ['Area Code', 'Area code (ONS)'] },
  note: { names: ['Value note'], optional: true },
} as const;

describe('matchHeadings', () => {
  it('finds columns by any spelling, in any order, and lists the others', () => {
    const { at, others } = matchHeadings(['New data', '\ufeffAREA  code '], WANTED);
    expect(at).toEqual({ code: 1, note: -1 });
    expect(others).toEqual([{ index: 0, heading: 'New data' }]);
  });

  it('names what is missing', () => {
    expect(() => matchHeadings(['Value note'], WANTED)).toThrow('The column "Area Code" is missing.');
  });

  it('refuses a heading that stands there twice', () => {
    expect(() => matchHeadings(['Area Code', 'area code'], WANTED)).toThrow(
      expect.objectContaining({ code: 'heading-repeated', column: 'Area Code', row: 1 }),
    );
  });
});
