import { describe, expect, it } from '@jest/globals';
import { API_FILES, API_PERMISSIONS, apiCode, madePlugin } from '../../test/made-plugin.js';
import { conform } from '../conform.js';
import { farFuture } from '../subject/far-future.js';

describe('a cursor of the far future', () => {
  it.each([
    [{ month: '2024-05' }, { month: '2999-05' }],
    [
      { pages: [{ to: '2024-05-01T00:00:00Z', page: 3 }] },
      { pages: [{ to: '2999-05-01T00:00:00Z', page: 3 }] },
    ],
    [1_700_000_000_000, 34_000_000_000_000],
  ])('of %j is %j', (cursor, far) => expect(farFuture(cursor)).toEqual(far));

  it.each([[null], [{ page: 3, id: 'a2024' }]])('cannot be made of %j', (cursor) =>
    expect(farFuture(cursor)).toBeUndefined(),
  );
});

/** A source that keeps the month up to which it has read; `begin` is what it does with a cursor. */
const incremental = async (begin: string) => {
  const code = apiCode({})
    .replace("refresh: 'full'", "refresh: 'incremental'")
    .replace(
      'file: undefined,',
      'file: undefined, cursor: { safeParse: (data) => ({ success: true, data }) },',
    )
    .replace('for (let next', `${begin}\n    for (let next`)
    .replace(
      'next = found.next;',
      "next = found.next; yield { type: 'checkpoint', cursor: { month: '2024-01' } };",
    );
  const pack = await madePlugin('source', code, API_FILES, API_PERMISSIONS);
  const { checks } = await conform(pack, { only: ['data-source/1/6'] });
  return checks.map(({ result, findings }) => [result, findings[0]?.what]);
};

describe('a source that is refreshed bit by bit', () => {
  it('passes when it has nothing newer to give', async () => {
    expect(await incremental("if (request.cursor?.month > '2024-02') return;")).toEqual([
      ['passed', undefined],
    ]);
  });

  it.each([
    ['gives its rows again', '', 'gives 2 figures'],
    ['takes it for a fault', "if (request.cursor) throw new Error('Too new.');", 'fails: '],
  ])('fails when it %s', async (_, begin, words) => {
    const [[result, what] = []] = await incremental(begin);
    expect(result).toBe('failed');
    expect(what).toContain(words);
  });
});
