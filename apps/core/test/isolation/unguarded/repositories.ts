import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../../../src/platform/context.js';

const SOURCE = path.resolve(import.meta.dirname, '../../../src');

type Method = (this: unknown, ...args: unknown[]) => unknown;

export interface Repository {
  readonly name: string;
  readonly type: { readonly prototype: Record<string, Method> };
  /** Those that take a context first. The others work as the auth role, or on nobody's behalf. */
  readonly methods: readonly string[];
}

/** A method of a class, with a context as its first parameter. */
const TAKES_CONTEXT = /^ {2}(?:async )?\*?(\w+)(?:<[^>]*>)?\(\s*ctx: Context\b/gm;

/** Every class of every `*.repository.ts`, however the application makes its instances. */
export async function repositories(): Promise<Repository[]> {
  const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((file) => file.endsWith('.repository.ts'))
    .map((file) => path.join(SOURCE, file));
  const found = await Promise.all(
    files.map(async (file) => {
      const source = readFileSync(file, 'utf8');
      const taking = [...source.matchAll(TAKES_CONTEXT)].map(([, method]) => method!);
      const exported = (await import(file)) as Record<string, unknown>;
      const classes = Object.entries(exported).filter(
        ([name, type]) => name.endsWith('Repository') && typeof type === 'function',
      );
      return classes.map(([name, value]): Repository => {
        const type = value as Repository['type'];
        return { name, type, methods: taking.filter((method) => Object.hasOwn(type.prototype, method)) };
      });
    }),
  );
  return found.flat();
}

/** What else of these files takes a context, but for `#private` methods: only the same file can call it. */
export function helpers(): string[] {
  const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return names
    .filter((file) => file.endsWith('.repository.ts'))
    .flatMap((file) => {
      const source = readFileSync(path.join(SOURCE, file), 'utf8').replaceAll(TAKES_CONTEXT, '');
      return [...source.matchAll(/(?<!#)\b(\w+)(?:<[^>]*>)?\(\s*ctx: Context\b/g)].map(([, name]) => name!);
    });
}

export interface RepositoryCall {
  /** `Class.method` */
  readonly name: string;
  /** The method itself, bound to the instance that was called. A stream of rows is read to its end. */
  run(ctx: Context, args: readonly unknown[]): Promise<unknown>;
  /** Without the context. */
  readonly args: readonly unknown[];
}

/** Looks on while the owner's calls run. */
export interface Watch {
  /** Whether it has not seen enough of a method yet. */
  wants(name: string): boolean;
  /** Just before a call: what it is about to find or change is there still. */
  before(call: RepositoryCall, ctx: Context): Promise<void>;
  after(call: RepositoryCall, ctx: Context, answer: unknown): Promise<void>;
}

const isContext = (value: unknown): value is Context =>
  typeof value === 'object' && value !== null && 'organisationId' in value && 'requestId' in value;

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Each chunk of a stream is good until the next is asked for. */
async function drained(answer: unknown): Promise<unknown> {
  const result = await answer;
  if (!isStream(result)) return result;
  const all: unknown[] = [];
  for await (const each of result) all.push(structuredClone(each));
  return all;
}

type Watched = (name: string, ctx: unknown) => ctx is Context;

function watchedStream(
  name: string,
  original: Method,
  { wanted, watch }: { wanted: Watched; watch: Watch },
): Method {
  return async function* intercepted(...args) {
    const [ctx, ...rest] = args;
    const call = callFrom(name, original, this, rest);
    const isWatched = wanted(name, ctx);
    if (isWatched) await watch.before(call, ctx);
    let count = 0;
    for await (const each of original.apply(this, args) as AsyncIterable<unknown>) {
      count++;
      yield each;
    }
    if (isWatched) await watch.after(call, ctx, count);
  };
}

function watchedCall(
  name: string,
  original: Method,
  { wanted, watch }: { wanted: Watched; watch: Watch },
): Method {
  return async function intercepted(...args) {
    const [ctx, ...rest] = args;
    if (!wanted(name, ctx)) return original.apply(this, args);
    const call = callFrom(name, original, this, rest);
    await watch.before(call, ctx);
    const answer = await original.apply(this, args);
    await watch.after(call, ctx, answer);
    return answer;
  };
}

const callFrom = (
  name: string,
  original: Method,
  instance: unknown,
  args: readonly unknown[],
): RepositoryCall => ({
  name,
  args,
  run: (ctx, values) => drained(original.call(instance, ctx, ...values)),
});

/** Lets `watch` see the calls that are made in A. */
export function intercept(all: readonly Repository[], organisationId: string, watch: Watch): void {
  const wanted: Watched = (name, ctx): ctx is Context =>
    isContext(ctx) && ctx.organisationId === organisationId && watch.wants(name);
  for (const { name: className, type, methods } of all) {
    for (const method of methods) {
      const original = type.prototype[method]!;
      const isGenerator = original.constructor.name === 'AsyncGeneratorFunction';
      const watched = isGenerator ? watchedStream : watchedCall;
      type.prototype[method] = watched(`${className}.${method}`, original, { wanted, watch });
    }
  }
}

/** A call of a method that no owner's call reaches; its class takes nothing to make. */
export function callOf(all: readonly Repository[], name: string, args: readonly unknown[]): RepositoryCall {
  const [className, method = ''] = name.split('.');
  const type = all.find((repository) => repository.name === className)?.type;
  const original = type?.prototype[method];
  if (!type || !original) throw new Error(`unreached names ${name}, which is not there`);
  return callFrom(name, original, Reflect.construct(type as unknown as new () => object, []), args);
}
