import { expect, it } from '@jest/globals';
import { fileOf, openTinyHost, sourceText } from '../../test/tiny-plugin.js';

/** A source whose `recognise` has the given body. */
const answering = (body: string) => sourceText('', `file: { accepts: ['.csv'], recognise() { ${body} } },`);

const FILE = fileOf(new TextEncoder().encode('a,b\n1,2\n'));

it('tells apart who knows a file, who knows its kind, and who gave no answer', async () => {
  const { host, lines } = await openTinyHost({
    shape: answering(`return { score: 1, because: 'Its shape.' };`),
    mark: answering(`return { score: 3, because: 'Its mark.', needs: ['period'] };`),
    near: answering(`return { score: 0, because: 'Another indicator.', near: true };`),
    far: answering(`return { score: 0, because: 'Other headings.' };`),
    faulty: answering(`null.length;`),
    liar: answering(`return { score: 9, because: 'Mine.' };`),
    // Without the processor's time that a loop would take from the others for ten seconds.
    hangs: answering(`Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`),
    none: sourceText(''),
  });
  const { known, near, silent } = await host.recognise(FILE);
  expect(known.map(({ title, recognition }) => [title, recognition])).toEqual([
    ['Tiny mark', { score: 3, because: 'Its mark.', needs: ['period'] }],
    ['Tiny shape', { score: 1, because: 'Its shape.' }],
  ]);
  expect(near.map(({ title, recognition }) => [title, recognition])).toEqual([
    ['Tiny near', { score: 0, because: 'Another indicator.', near: true }],
  ]);
  expect(silent.map(({ source, error }) => [source.pluginId, error.code])).toEqual([
    ['test.faulty', 'crashed'],
    ['test.liar', 'protocol-broken'],
    ['test.hangs', 'timed-out'],
  ]);
  expect(silent.at(-1)?.error.message).toBe('"Tiny hangs" took longer than 10 seconds and was stopped.');
  expect(lines.filter((line) => line.startsWith('a source could not be asked'))).toHaveLength(3);
}, 180_000);
