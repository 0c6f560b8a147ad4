import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ModulesContainer } from '@nestjs/core';
import type { Context } from '../../../src/platform/context.js';
import type { TestApp } from '../../harness/index.js';

const MODULES = path.resolve(import.meta.dirname, '../../../src/modules');
const PREDICATE = /\borganisation_id\s*=\s*\$\d+/;

type Method = (...args: unknown[]) => unknown;

export interface Repository {
  readonly name: string;
  readonly instance: Readonly<Record<string, Method>>;
  readonly methods: readonly string[];
}

/** Every repository that the running application holds. */
export function repositories({ nest }: TestApp): Repository[] {
  const found = new Map<string, Repository>();
  for (const module of nest.get(ModulesContainer, { strict: false }).values()) {
    for (const { instance } of module.providers.values()) {
      const type = (instance as object | undefined)?.constructor;
      if (!type?.name.endsWith('Repository')) continue;
      const methods = Object.getOwnPropertyNames(type.prototype).filter((name) => name !== 'constructor');
      found.set(type.name, { name: type.name, instance: instance as Repository['instance'], methods });
    }
  }
  return [...found.values()];
}

/** Repository classes in the source that the application does not hold: their methods would go untested. */
export function notHeld(all: readonly Repository[]): string[] {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' });
  const classes = files
    .filter((file) => file.endsWith('.repository.ts'))
    .flatMap((file) => /export class (\w+)/.exec(readFileSync(path.join(MODULES, file), 'utf8'))?.[1] ?? []);
  return classes.filter((name) => !all.some((repository) => repository.name === name));
}

/** `Class.method` of those whose source names the organisation, read from the files as they are. */
export function guarded(all: readonly Repository[]): string[] {
  const files = readdirSync(MODULES, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.repository.ts'))
    .flatMap((file) => {
      const source = readFileSync(path.join(MODULES, file), 'utf8');
      const repository = all.find(({ name }) => source.includes(`export class ${name} `));
      return repository ? guardedIn(source, repository) : [];
    });
}

function guardedIn(source: string, { name, methods }: Repository): string[] {
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
  readonly repository: Repository;
  readonly method: string;
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
    const target = repository.instance as Record<string, Method>;
    for (const method of repository.methods) {
      const original = target[method]!;
      const name = `${repository.name}.${method}`;
      target[method] = async (...args) => {
        const [ctx, ...rest] = args;
        if (isContext(ctx) && ctx.organisationId === organisationId && !seen.has(name)) {
          seen.add(name);
          await probe({ name, repository, method, args: rest });
        }
        return original.apply(target, args);
      };
    }
  }
}
