import { drawPng, runChart } from '@fairshift/chart-host/node';
import { closeInnerFence } from '../../child/fence.js';
import { serve } from './serve.js';

await serve(async (request) => {
  if (request.operation === 'png') return drawPng(request.picture, request.parts);
  if (request.operation === 'pdf') throw new Error('pages are written by another child');
  // What a chart prints would stand in the answer.
  for (const name of Object.keys(console)) Reflect.set(console, name, () => undefined);
  closeInnerFence([request.bundle]);
  const reply = await runChart(
    request.request,
    () => import(/* @vite-ignore */ request.bundle) as Promise<Readonly<Record<string, unknown>>>,
  );
  return JSON.stringify(reply);
});
