import { describe, expect, it } from '@jest/globals';
import { FrameReader, frame } from './frames.js';

const MESSAGES = [
  { type: 'next' },
  { blocks: [Float64Array.of(1.5, NaN), Int16Array.of(1, 2, 3), Int32Array.of(-1)], label: 'é'.repeat(999) },
  'x'.repeat(200_000),
  null,
];
const BYTES = Buffer.concat(MESSAGES.flatMap((message) => [...frame(message)]));

function read(pieces: readonly Buffer[]): unknown[] {
  const found: unknown[] = [];
  const reader = new FrameReader(2 ** 20, (message) => found.push(message));
  for (const piece of pieces) reader.push(piece);
  return found;
}

describe('messages in a pipe', () => {
  it.each([1, 3, 4, 5, 1_000, 65_536, BYTES.length])('are found in pieces of %s bytes', (size) => {
    const pieces: Buffer[] = [];
    for (let at = 0; at < BYTES.length; at += size) pieces.push(BYTES.subarray(at, at + size));
    expect(read(pieces)).toEqual(MESSAGES);
  });

  it('are refused by their length, before they are there', () => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(2 ** 20 + 1);
    expect(() => read([head])).toThrow('a message of 1048577 bytes');
  });

  it('are refused when they are none', () => {
    expect(() => read([Buffer.concat([Buffer.from([4, 0, 0, 0]), Buffer.from('none')])])).toThrow();
  });
});
