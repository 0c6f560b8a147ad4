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

  it('tells every problem, so that the host can count them all', async () => {
    const { events } = await run(`name\n${'bad\n'.repeat(1_500)}`, 100);
    expect(events.filter((event) => event.type === 'problem')).toHaveLength(1_500);
    expect(events.at(-1)).toMatchObject({ rows: { refused: 1_500 } });
  });
});
