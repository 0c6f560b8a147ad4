import { cp, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chartCode, madePlugin } from '../../../test/made-plugin.js';
import { conform } from '../../conform.js';
import { reportWords } from '../../report-words.js';

const ID = 'chart/1/7';
const only = ['plugin/1/1', ID];
const picturesOf = (pack: string) => join(dirname(pack), 'fixtures', 'pictures');
const PURPOSES = ['export', 'print', 'screen', 'thumbnail'];

describe('pictures of a chart', () => {
  it('are asked for only once some are kept; then each is as it was', async () => {
    const pack = await madePlugin('chart', chartCode({}));
    const resultOf = async (keepPictures: boolean) => {
      const { checks } = await conform(pack, { only, keepPictures });
      return checks.find(({ id }) => id === ID)?.result;
    };
    await expect(resultOf(false)).resolves.toBe('not-applicable');
    await expect(resultOf(true)).resolves.toBe('passed');
    await expect(readdir(picturesOf(pack))).resolves.toEqual(PURPOSES.map((name) => `made.one.${name}.svg`));
    const screen = await readFile(join(picturesOf(pack), 'made.one.screen.svg'), 'utf8');
    // Four bars, in the ink of the theme.
    expect(screen.match(/fill="#212b32"/g)!.length).toBeGreaterThanOrEqual(4);
    expect(screen).not.toMatch(/\d\.\d{4}/);
    await expect(resultOf(false)).resolves.toBe('passed');
  });

  it('that changed lie beside those that were kept, until somebody has looked', async () => {
    const before = await madePlugin('chart', chartCode({}));
    await conform(before, { only, keepPictures: true });
    const after = await madePlugin(
      'chart',
      chartCode({
        series: '[{ type: "bar", itemStyle: { color: theme.series[0] }, data: a.values }]',
      }),
    );
    await cp(picturesOf(before), picturesOf(after), { recursive: true });
    const words = reportWords(await conform(after, { only }));
    expect(words).toContain('made.one.screen.svg and what is drawn now differ');
    const changed = (names: readonly string[]) => names.filter((name) => name.endsWith('.changed.svg'));
    expect(changed(await readdir(picturesOf(after)))).toHaveLength(PURPOSES.length);
    await conform(after, { only, keepPictures: true });
    expect(changed(await readdir(picturesOf(after)))).toEqual([]);
  });
});
