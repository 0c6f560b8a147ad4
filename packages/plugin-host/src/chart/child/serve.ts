import process from 'node:process';
import { deserialize } from 'node:v8';
import { missingFence } from '../../child/fence.js';
import { FENCE_LINE, READY_LINE, type ChildRequest } from '../protocol.js';

/**
 * One request in through standard input, one answer out through standard output, and the end. Nothing is answered
 * where the fence around this process is not complete.
 */
export async function serve(answer: (request: ChildRequest) => Promise<Uint8Array | string>): Promise<void> {
  // Kept before the inner fence takes it away: a chart cannot reach them.
  const exit = process.exit.bind(process);
  const { stdin, stdout } = process;
  const write = (bytes: Uint8Array | string): Promise<void> =>
    new Promise((resolve) => {
      stdout.write(bytes, () => resolve());
    });
  const missing = missingFence();
  if (missing.length > 0) {
    await write(`${FENCE_LINE}${missing.join(', ')}\n`);
    exit(1);
  }
  await write(READY_LINE);
  const parts: Buffer[] = [];
  for await (const part of stdin as AsyncIterable<Buffer>) parts.push(part);
  await write(await answer(deserialize(Buffer.concat(parts)) as ChildRequest));
  exit(0);
}
