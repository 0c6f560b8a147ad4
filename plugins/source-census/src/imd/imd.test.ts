import { describe, expect, it } from '@jest/globals';
import { imd2019 as source } from '../index.js';
import { fixture, run } from '../test-run.js';
import { IMD_COLUMNS } from './imd-reader.js';

const NAME = 'File_1_IMD2019_Index_of_Multiple_Deprivation.xlsx';
const HEADING = Object.values(IMD_COLUMNS)
  .map(({ names }) => `"${names[0]}"`)
  .join(',');
const AREA = 'E01000001,City of London 001A,E09000001,City of London';

describe('quirks of the indices of deprivation', () => {
  it('finds the table, which is not on the first sheet', async () => {
    const { rows, stream, members } = await run(source, fixture(NAME));
    expect(rows).toHaveLength(682);
    expect(rows[0]).toMatchObject({ cells: { place: 'E01000001', 'local-authority': 'E09000001' }, at: 2 });
    expect(stream).toMatchObject({
      id: 'imd-2019-lsoa',
      measures: [
        { id: 'decile', kind: 'value', aggregation: 'none' },
        { id: 'rank', kind: 'value', aggregation: 'none' },
      ],
    });
    expect(members['place']?.[0]).toEqual({ code: 'E01000001', label: 'City of London 001A', level: 'lsoa' });
  });

  it('counts deciles from the most deprived', async () => {
    const { rows } = await run(source, fixture(NAME));
    const count = (authority: string, decile: number) =>
      rows.filter(({ cells }) => cells['local-authority'] === authority && cells['decile'] === decile).length;
    // From the publisher's table: Bedford 4 and 10, Tower Hamlets 2 and 44 of 144.
    expect([count('E06000055', 1), count('E06000055', 2)]).toEqual([4, 10]);
    expect([count('E09000030', 1), count('E09000030', 2)]).toEqual([2, 44]);
  });

  it('checks each decile against its rank, so that none stands the other way round', async () => {
    const { rows } = await run(source, `${HEADING}\n${AREA},3284,1\n`);
    expect(rows[0]?.cells).toMatchObject({ rank: 3284, decile: 1 });
    const turned = await run(source, `${HEADING}\n${AREA},3284,10\n`);
    expect(turned.problems).toMatchObject([{ row: 2, rule: 'decile-differs', found: '10' }]);
  });

  it('reads the same table as CSV', async () => {
    const { rows, problems } = await run(source, `\ufeff${HEADING}\r\n${AREA},"29,199",9\r\n`);
    expect([problems, rows[0]?.cells['rank']]).toEqual([[], 29_199]);
  });

  it.each([
    ['a rank that there is not', ',32845,10', 'rank-unknown'],
    ['no rank', ',,1', 'rank-unknown'],
    ['no decile', ',3284,', 'decile-differs'],
  ])('refuses %s', async (_what, end, rule) => {
    expect((await run(source, `${HEADING}\n${AREA}${end}\n`)).problems).toMatchObject([{ row: 2, rule }]);
  });

  it('refuses an area of another list, and one that stands there twice', async () => {
    const text = `${HEADING}\n${AREA},3284,1\n${AREA},3284,1\n${AREA.replace('E01000001', 'E02000001')},1,1\n`;
    expect((await run(source, text)).problems).toMatchObject([
      { row: 3, rule: 'place-repeated' },
      { row: 4, rule: 'place-unknown', column: 'LSOA code (2011)' },
    ]);
  });
});
