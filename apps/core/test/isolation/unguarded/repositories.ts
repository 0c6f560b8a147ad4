import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../../../src/platform/context.js';

const MODULES = path.resolve(import.meta.dirname, '../../../src/modules');
const PREDICATE = /\borganisation_id\s*=\s*\$\d+/;

type Method = (this: unknown, ...args: unknown[]) => unknown;

export interface Repository {
  readonly name: string;
  /** The source as it is, with its predicates. */
  readonly source: string;
  readonly type: { readonly prototype: Record<string, Method> };
  readonly methods: readonly string[];
}

/** Every class of every `*.repository.ts`, however the application makes its instances. */
export async function repositories(): Promise<Repository[]> {
  const names = readdirSync(MODULES, { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((file) => file.endsWith('.repository.ts'))
    .map((file) => path.join(MODULES, file));
  const found = await Promise.all(
    files.map(async (file) => {
      const source = readFileSync(file, 'utf8');
      const exported = (await import(file)) as Record<string, unknown>;
      return Object.entries(exported)
        .filter(([name, type]) => name.endsWith('Repository') && typeof type === 'function')
        .map(([name, value]): Repository => {
          const type = value as Repository['type'];
          const methods = Object.getOwnPropertyNames(type.prototype).filter((key) => key !== 'constructor');
          return { name, source, type, methods };
        });
    }),
  );
  return found.flat();
}

/** `Class.method` of those whose source names the organisation. */
export const guarded = (all: readonly Repository[]): string[] => all.flatMap(guardedIn);

function guardedIn({ name, source, methods }: Repository): string[] {
  const starts = methods
    .map((method) => ({
      method,
      at: source.search(new RegExp(`^ {2}(async )?\\*?${method}(<[^>]*>)?\\(`, 'm')),
    }))
    .toSorted((a, b) => a.at - b.at);
  return starts.flatMap(({ method, at }, i) =>
    PREDICATE.test(source.slice(at, starts[i + 1]?.at ?? source.length)) ? [`${name}.${method}`] : [],
  );
}

export interface RepositoryCall {
  readonly name: string;
  /** The method itself, bound to the instance that was called. */
  run(ctx: Context, args: readonly unknown[]): unknown;
  /** Without the context. */
  readonly args: readonly unknown[];
}

const isContext = (value: unknown): value is Context =>
  typeof value === 'object' && value !== null && 'organisationId' in value && 'requestId' in value;

/**
 * Hands each method's first call in A to `probe` just before it runs: what it is about to find or change is there
 * still.
 */
export function intercept(
  all: readonly Repository[],
  organisationId: string,
  probe: (call: RepositoryCall) => Promise<void>,
): void {
  const seen = new Set<string>();
  for (const repository of all) {
    const { prototype } = repository.type;
    for (const method of repository.methods) {
      const original = prototype[method];
      // A stream of rows must be returned as it is, not as the promise of one.
      if (typeof original !== 'function' || original.constructor.name === 'AsyncGeneratorFunction') continue;
      const name = `${repository.name}.${method}`;
      prototype[method] = async function intercepted(...args) {
        const [ctx, ...rest] = args;
        if (isContext(ctx) && ctx.organisationId === organisationId && !seen.has(name)) {
          seen.add(name);
          await probe({ name, args: rest, run: (other, values) => original.call(this, other, ...values) });
        }
        return original.apply(this, args);
      };
    }
  }
}

/** A call of a method that no owner's call reaches; its class takes nothing to make. */
export function callOf(all: readonly Repository[], name: string, args: readonly unknown[]): RepositoryCall {
  const [className, method = ''] = name.split('.');
  const type = all.find((repository) => repository.name === className)?.type;
  const original = type?.prototype[method];
  if (!type || !original) throw new Error(`unreached names ${name}, which is not there`);
  const instance: unknown = Reflect.construct(type as unknown as new () => object, []);
  return { name, args, run: (ctx, values) => original.call(instance, ctx, ...values) };
}
