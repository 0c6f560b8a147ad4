import { registerHooks } from 'node:module';
import process from 'node:process';
import { handleMessage } from '@fairshift/chart-host/run';
import type { ChartPlugin } from '@fairshift/plugin-sdk';
import { watchImpurity } from './impurity.js';
import type { ChildAnswer, ChildQuestion, ChartFacts } from './protocol.js';

// The kit's own process for bundles: Node's permission model outside, no imports inside, one answer to each question.
const HARMLESS = new Set(['buffer', 'events', 'stream', 'string_decoder', 'util']);
const send = process.send?.bind(process);
if (send === undefined) throw new Error('This file is started by the kit only.');
// Kept before the bundle is loaded.
const cpu = process.cpuUsage.bind(process);
const reply = (answer: ChildAnswer) => void send(answer);
process.on('disconnect', process.exit.bind(process, 0));

let bundle: Promise<Readonly<Record<string, unknown>>> | undefined;

function load(url: string): Promise<Readonly<Record<string, unknown>>> {
  if (bundle === undefined) {
    registerHooks({
      resolve(specifier, context, next) {
        if (HARMLESS.has(specifier.replace(/^node:/, '')) || specifier === url)
          return next(specifier, context);
        throw new Error(`The plugin may not load "${specifier}" from outside its own file.`);
      },
    });
    for (const name of ['process', 'fetch', 'WebSocket', 'EventSource'])
      Reflect.deleteProperty(globalThis, name);
    bundle = import(/* @vite-ignore */ url) as Promise<Readonly<Record<string, unknown>>>;
  }
  return bundle;
}

async function answer(question: ChildQuestion): Promise<unknown> {
  const [began, used] = [performance.now(), cpu()];
  const module = await load(question.url);
  if (question.type === 'load')
    return { ms: timeOf(performance.now() - began, cpu(used)), exports: Object.keys(module) };
  if (question.type === 'facts') return factsOf(module[question.exportName] as ChartPlugin);
  const { url, exportName, input, options, optionsVersion, draw } = question;
  const version = optionsVersion === undefined ? {} : { optionsVersion };
  const message = {
    id: 1,
    url,
    exportName,
    input: frozen(input),
    options: frozen(options),
    draw,
    ...version,
  };
  const watch = watchImpurity();
  const [from, before] = [performance.now(), cpu()];
  try {
    const result = await handleMessage(message, { load: () => Promise.resolve(module) });
    return { reply: result, ms: timeOf(performance.now() - from, cpu(before)), impure: watch.seen() };
  } finally {
    watch.end();
  }
}

/** The processor's time, or the clock's where that is less: other work on this computer is not the plugin's. */
const timeOf = (wall: number, { user, system }: NodeJS.CpuUsage): number =>
  Math.min(wall, (user + system) / 1_000);

function factsOf(plugin: ChartPlugin): ChartFacts {
  const { id, title, guidance, inputs, optionsVersion, examples } = plugin;
  return {
    id,
    title,
    guidance,
    inputs,
    optionsVersion,
    migrates: plugin.migrateOptions !== undefined,
    examples: JSON.parse(JSON.stringify(examples)) as ChartFacts['examples'],
  };
}

/** Deep-frozen: a chart that writes into its input then fails instead of spoiling the next one. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

process.on('message', (question: ChildQuestion) => {
  void answer(question).then(
    (value) => reply({ id: question.id, value }),
    (error: unknown) => reply({ id: question.id, error: String(error).slice(0, 1_000) }),
  );
});
reply({ id: 0, value: 'ready' });
