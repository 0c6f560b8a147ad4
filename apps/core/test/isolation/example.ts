import type { OrganisationRole } from '@fairshift/contracts';
import type { PersonKey, TestApp } from '../harness/index.js';

export interface World {
  readonly app: TestApp;
}

export interface ExampleInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** JSON for routes with a body, a Buffer for uploads. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Example {
  /** Who may make the call. Default: A's admin. A person of A for routes of an organisation. */
  readonly as?: `a.${OrganisationRole}` | Exclude<PersonKey, `${'a' | 'b'}.${string}`> | 'nobody';
  /**
   * What a list may hold for an organisation that has nothing: its members, or what others published. The default is
   * nothing at all.
   */
  readonly shows?: 'members' | 'published';
  /** Makes what the call needs in organisation A. Called once for each walk; its owner's call comes last. */
  make?(world: World): Promise<ExampleInput>;
}

/** By route id. */
export type Examples = Readonly<Record<string, Example>>;

/**
 * Repository methods that no route's owner call reaches (a worker's), by `Class.method`: makes the arguments after
 * `ctx`, with A's ids. The test calls the method with them as B.
 */
export type Unreached = Readonly<Record<string, (world: World) => Promise<readonly unknown[]>>>;
