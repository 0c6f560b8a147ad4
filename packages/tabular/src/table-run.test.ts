import { describe, expect, it } from '@jest/globals';
import { RowRefused } from './row-problem.js';
import { readTable, type RecordReader, type TableEvent } from './table-run.js';
import { TabularError } from './tabular-error.js';

class Names implements RecordReader<string, string> {
  #fresh: string[] = [];
  heading(cells: readonly string[]): void {
    if (cells[0] !== 'name')
      throw new TabularError('heading-missing', 'No name.', 'Add it.', { row: 1, column: 'name' });
  }
  record(cells: readonly string[], at: number, rows: string[]): 'note' | undefined {
    const name = cells[0] ?? '';
    if (name.startsWith('#')) return 'note';
    rows.push(`${at}:${name}`);
    if (name === 'bad')
      throw new RowRefused({ column: 'name', found: name, rule: 'bad', message: 'Bad.', remedy: 'Mend it.' });
    this.#fresh.push(name);
    return undefined;
  }
  *fresh() {
    if (this.#fresh.length === 0) return;
    const members = this.#fresh;
    this.#fresh = [];
    yield { dimension: 'name', members };
  }
}

async function run(text: string, pageRows = 2, noHeading?: true) {
  const events: TableEvent<string, string>[] = [];
  const stream = new Blob([text]).stream() as ReadableStream<Uint8Array>;
  let thrown: unknown;
  try {
    for await (const event of readTable(stream, new Names(), {
      signal: new AbortController().signal,
      pageRows,
      ...(noHeading === undefined ? {} : { noHeading }),
    }))
      events.push(event);
  } catch (error) {
    thrown = error;
  }
  return { events, thrown };
}

describe('readTable', () => {
  it('sends new values before their rows, in pages, and the counts last', async () => {
    const { events, thrown } = await run('name\na\n\nb\nc\n');
    expect(thrown).toBeUndefined();
    expect(events).toEqual([
      { type: 'members', dimension: 'name', members: ['a'] },
      { type: 'rows', rows: ['2:a'] },
      { type: 'members', dimension: 'name', members: ['b', 'c'] },
      { type: 'rows', rows: ['4:b', '5:c'] },
      { type: 'file', encoding: 'utf-8', rows: { read: 3, notes: 1, refused: 0 } },
    ]);
  });

  it('takes the first row for data where there is no heading', async () => {
    const { events, thrown } = await run('a\nb\n', 10, true);
    expect(thrown).toBeUndefined();
    expect(events.slice(1)).toEqual([
      { type: 'rows', rows: ['1:a', '2:b'] },
      { type: 'file', encoding: 'utf-8', rows: { read: 2, notes: 0, refused: 0 } },
    ]);
  });

  it('takes nothing of a refused record and counts notes', async () => {
    const { events } = await run('name\nbad\n# note\na\n', 10);
    expect(events).toEqual([
      { type: 'members', dimension: 'name', members: ['a'] },
      {
        type: 'problem',
        row: 2,
        column: 'name',
        found: 'bad',
        rule: 'bad',
        message: 'Bad.',
        remedy: 'Mend it.',
      },
      { type: 'rows', rows: ['4:a'] },
      { type: 'file', encoding: 'utf-8', rows: { read: 1, notes: 1, refused: 1 } },
    ]);
  });

  it('tells the problem of a broken file and then throws', async () => {
    const { events, thrown } = await run('name\na\n"b\n');
    expect(thrown).toBeInstanceOf(TabularError);
    expect(events.at(-2)).toMatchObject({ type: 'problem', row: 3, rule: 'quote-unclosed' });
    expect(events.at(-1)).toMatchObject({ type: 'file' });
  });

  it('names the heading that is missing', async () => {
    const { events } = await run('nom\na\n');
    expect(events[0]).toMatchObject({ type: 'problem', row: 1, column: 'name', rule: 'heading-missing' });
  });

  describe('of a file that says the same again and again', () => {
    /** A name twice is refused by the rule that readers use. */
    class Once extends Names {
      readonly #known = new Set<string>();
      override record(cells: readonly string[], at: number, rows: string[]): 'note' | undefined {
        const [name = ''] = cells;
        if (this.#known.has(name))
          throw new RowRefused({ rule: 'row-repeated', message: 'Again.', remedy: 'Mend it.' });
        const note = super.record(cells, at, rows);
        this.#known.add(name);
        return note;
      }
    }
    async function read(text: string) {
      const stream = new Blob([text]).stream() as ReadableStream<Uint8Array>;
      let last: TableEvent<string, string> | undefined;
      let problems = 0;
      try {
        const options = { signal: new AbortController().signal, pageRows: 5_000 };
        for await (const event of readTable(stream, new Once(), options)) {
          if (event.type === 'problem') problems += 1;
          last = event;
        }
      } catch (error) {
        return { last, problems, error };
      }
      return { last, problems, error: undefined };
    }
    const different = (count: number) => Array.from({ length: count }, (_, at) => `n${at}\n`).join('');

    it('reads no further once 100,000 rows are repeated, and says so', async () => {
      const { last, error } = await read(`name\n${'a\n'.repeat(300_000)}`);
      expect(error).toMatchObject({ code: 'mostly-repeated' });
      const { refused } = (last as { rows: { refused: number } }).rows;
      expect(refused).toBeGreaterThanOrEqual(100_000);
      expect(refused).toBeLessThan(110_000);
      expect(last).toMatchObject({ type: 'file', encoding: 'utf-8', rows: { read: 1, notes: 0 } });
    });

    it.each([
      ['as many are new', `name\n${different(110_000)}${'n0\n'.repeat(110_000)}`, 110_000],
      ['fewer are repeated', `name\n${'a\n'.repeat(100_000)}`, 99_999],
      ['rows are refused for another reason', `name\n${'bad\n'.repeat(150_000)}${different(10)}`, 150_000],
    ])('reads to the end where %s', async (_case, text, refused) => {
      const { last, error } = await read(text);
      expect(error).toBeUndefined();
      expect(last).toMatchObject({ type: 'file', rows: { refused } });
    });
  });

  it('tells every problem, so that the host can count them all', async () => {
    const { events } = await run(`name\n${'bad\n'.repeat(1_500)}`, 100);
    expect(events.filter((event) => event.type === 'problem')).toHaveLength(1_500);
    expect(events.at(-1)).toMatchObject({ rows: { refused: 1_500 } });
  });
});
