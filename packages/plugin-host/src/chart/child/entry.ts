import process from 'node:process';
import { deserialize } from 'node:v8';
import { drawPng, runChart } from '@fairshift/chart-host/node';
import { closeInnerFence, missingFence } from '../../child/fence.js';
import { FENCE_LINE, READY_LINE, type ChildRequest } from '../protocol.js';

// One request in through standard input, one answer out through standard output, and the end.
// Kept before the inner fence takes it away: a chart cannot reach them.
const exit = process.exit.bind(process);
const { stdin, stdout } = process;

const write = (bytes: Uint8Array | string): Promise<void> =>
  new Promise((resolve) => {
    stdout.write(bytes, () => resolve());
  });

async function readAll(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stdin as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

async function answer(request: ChildRequest): Promise<Uint8Array | string> {
  if (request.operation === 'png') return drawPng(request.picture, request.parts);
  // What a chart prints would stand in the answer.
  for (const name of Object.keys(console)) Reflect.set(console, name, () => undefined);
  closeInnerFence([request.bundle]);
  const reply = await runChart(
    request.request,
    () => import(/* @vite-ignore */ request.bundle) as Promise<Readonly<Record<string, unknown>>>,
  );
  return JSON.stringify(reply);
}

const missing = missingFence();
if (missing.length > 0) {
  await write(`${FENCE_LINE}${missing.join(', ')}\n`);
  exit(1);
}
await write(READY_LINE);
await write(await answer(deserialize(await readAll()) as ChildRequest));
exit(0);
