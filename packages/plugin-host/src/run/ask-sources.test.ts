import { describe, expect, it } from '@jest/globals';
import { fileOf, openTinyHost, sourceText } from '../../test/tiny-plugin.js';
import { SourceRunError } from '../errors.js';
import type { ReadySource } from '../registry/ready-sources.js';
import { type Answer, askSources } from './ask-sources.js';

const ready = (pluginId: string, sourceId: string, isBuilt = false) =>
  ({ ref: { pluginId, sourceId }, isBuilt }) as ReadySource;
const answer = ({ ref }: ReadySource, score: 0 | 1 | 2 | 3 = 2): Answer => ({
  source: ref,
  title: ref.sourceId,
  recognition: { score, because: 'Because.' },
});
const SOURCES = [ready('a', 'one'), ready('b', 'lonely'), ready('a', 'two')];

describe('sources that are asked about a file', () => {
  it('are asked together when they are of one plugin', async () => {
    const asked: string[] = [];
    const { known } = await askSources(SOURCES, {
      alone: async (source) => (asked.push(source.ref.sourceId), answer(source)),
      together: async (sources) => {
        asked.push(sources.map(({ ref }) => ref.sourceId).join('+'));
        return sources.map((source, index) => answer(source, index === 0 ? 3 : 1));
      },
    });
    expect(asked.toSorted()).toEqual(['lonely', 'one+two']);
    // Best first, each with its own answer.
    expect(known.map(({ source, recognition }) => [source.sourceId, recognition.score])).toEqual([
      ['one', 3],
      ['lonely', 2],
      ['two', 1],
    ]);
  });

  it("are asked together when they came with the product, never beside somebody else's", async () => {
    const groups: string[] = [];
    const sources = [
      ready('ours', 'one', true),
      ready('theirs', 'two'),
      ready('also-ours', 'three', true),
      ready('others', 'four'),
    ];
    await askSources(sources, {
      alone: async (source) => (groups.push(source.ref.sourceId), answer(source)),
      together: async (all) => (
        groups.push(all.map(({ ref }) => ref.sourceId).join('+')),
        all.map((source) => answer(source))
      ),
    });
    expect(groups.toSorted()).toEqual(['four', 'one+three', 'two']);
  });

  it('of the product are asked plugin by plugin when they gave no answer together', async () => {
    const groups: string[] = [];
    const sources = [ready('a', 'one', true), ready('a', 'two', true), ready('b', 'three', true)];
    const { known, silent } = await askSources(sources, {
      alone: async (source) => (groups.push(source.ref.sourceId), answer(source)),
      together: async (all) => {
        groups.push(all.map(({ ref }) => ref.sourceId).join('+'));
        return all.length === 3 ? undefined : all.map((source) => answer(source));
      },
    });
    expect(groups).toEqual(['one+two+three', 'one+two', 'three']);
    expect(known).toHaveLength(3);
    expect(silent).toEqual([]);
  });

  it('are asked one by one when they gave no answer together', async () => {
    const { known } = await askSources(SOURCES, {
      alone: async (source) => answer(source),
      together: async () => undefined,
    });
    expect(known.map(({ source }) => source.sourceId)).toEqual(['one', 'two', 'lonely']);
  });

  it.each([
    ['killed', 2, ['lonely']],
    ['not-started', 2, ['lonely']],
    ['crashed', 1, []],
  ] as const)(
    'are asked once more when their process was %s: %i times in all',
    async (code, times, known) => {
      let asked = 0;
      const source = SOURCES[1]!;
      const silent: Answer = {
        source: source.ref,
        title: 'Lonely',
        error: new SourceRunError(code, 'defect', 'It gave no answer.'),
      };
      const answered = await askSources([source], {
        alone: async () => (++asked === 1 ? silent : answer(source)),
        together: async () => undefined,
      });
      expect(asked).toBe(times);
      expect(answered.known.map(({ source: { sourceId } }) => sourceId)).toEqual(known);
      expect(answered.silent).toHaveLength(2 - times);
    },
  );
});

/** Two sources in one module: `tiny`, and `second` with another answer. */
const both = (first: string, second: string) =>
  `${sourceText('', `file: { accepts: ['.csv'], recognise() { ${first} } },`)}
export const second = { ...tiny, id: 'second', file: { accepts: ['.csv'], recognise() { ${second} } } };`;

describe('two sources of one plugin, in real processes', () => {
  const text = fileOf(new TextEncoder().encode('a,b\n1,2\n'));
  const open = (second: string) =>
    openTinyHost(
      { pair: both(`return { score: 2, because: 'Its headings.' };`, second) },
      { exports: ['tiny', 'second'] },
    );

  it('answer from one process', async () => {
    const { host, lines } = await open(`return { score: 3, because: 'Its mark.', needs: ['period'] };`);
    const { known, silent } = await host.recognise(text);
    expect(known.map(({ source, recognition }) => [source.sourceId, recognition])).toEqual([
      ['second', { score: 3, because: 'Its mark.', needs: ['period'] }],
      ['tiny', { score: 2, because: 'Its headings.' }],
    ]);
    expect(silent).toEqual([]);
    expect(lines.filter((line) => line.includes('one by one'))).toEqual([]);
  });

  it.each([
    ['throws', 'null.length;', 'crashed'],
    ['lies', `return { score: 9, because: 'Mine.' };`, 'protocol-broken'],
  ])('are heard although the other %s', async (_what, fault, code) => {
    const { host } = await open(fault);
    const { known, silent } = await host.recognise(text);
    expect(known.map(({ source }) => source.sourceId)).toEqual(['tiny']);
    expect(silent.map(({ source, error }) => [source.sourceId, error.code])).toEqual([['second', code]]);
  });
});

/** Says whether another module of the same process was loaded before it. */
const marking = `globalThis.loaded = (globalThis.loaded ?? 0) + 1;
${sourceText('', `file: { accepts: ['.csv'], recognise() { return { score: 1, because: String(globalThis.loaded) }; } },`)}`;

/** Packs well, and does not load behind the fence. */
const BROKEN = `if (typeof process === 'undefined') throw new Error('broken');
${marking}`;

describe('two plugins, in real processes', () => {
  const text = fileOf(new TextEncoder().encode('a,b\n1,2\n'));
  const loaded = async (isBuilt: boolean) => {
    const { host } = await openTinyHost({ one: marking, two: marking }, { isBuilt });
    const { known } = await host.recognise(text);
    return known.map(({ source, recognition }) => [source.pluginId, recognition.because]);
  };

  it('share one when they came with the product', async () => {
    expect(await loaded(true)).toEqual([
      ['test.one', '2'],
      ['test.two', '2'],
    ]);
  });

  it('never share one when somebody added them', async () => {
    expect(await loaded(false)).toEqual([
      ['test.one', '1'],
      ['test.two', '1'],
    ]);
  });

  it('are each heard when a third that came with them does not load', async () => {
    const { host, registry } = await openTinyHost(
      { one: marking, broken: BROKEN, two: marking },
      { isBuilt: true },
    );
    const { known, silent } = await host.recognise(text);
    expect(known.map(({ source }) => source.pluginId)).toEqual(['test.one', 'test.two']);
    expect(silent.map(({ source, error }) => [source.pluginId, error.code])).toEqual([
      ['test.broken', 'source-not-loaded'],
    ]);
    expect(registry.sources().map(({ ref }) => ref.pluginId)).toEqual(['test.one', 'test.two']);
  });
});
