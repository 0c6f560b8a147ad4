import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { FrameReader } from '../src/frames.js';

/** For the program of a child that is a stranger's: `say(message)` and `write(bytes)`, both past the product's own channel. */
export const SPEAK = `
import { readSync, writeSync } from 'node:fs';
import { serialize } from 'node:v8';
const write = (bytes) => {
  for (let at = 0; at < bytes.length; ) {
    try { at += writeSync(3, bytes, at); } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
};
const frame = (message) => {
  const body = serialize(message);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
};
const say = (message) => write(frame(message));
/** Waits for the host to say something. */
const hear = () => {
  for (;;) {
    try { readSync(3, Buffer.alloc(1)); return; } catch (error) { if (error.code !== 'EAGAIN') throw error; }
  }
};
`;

/** The first message of a child that was started with a pipe. Rejects when it ends before. */
export function firstMessage(child: ChildProcess): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const reader = new FrameReader(2 ** 20, (message) => resolve(message as Record<string, unknown>));
    (child.stdio[3] as Readable).on('data', (piece: Buffer) => reader.push(piece));
    child.once('close', (code) => reject(new Error(`exit ${code}`)));
  });
}
