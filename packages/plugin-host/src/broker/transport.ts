import type { Readable } from 'node:stream';

/** One request that is allowed and due. */
export interface Exchange {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** An administrator has named this origin: it may lie in a private network. */
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
}

/** An answer whose body is still to be read, unpacked. */
export interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Readable;
}

/**
 * Where answers come from: the network, or a folder of recorded ones. Everything else that the broker does (what is allowed,
 * redirects, tries, limits, audit) is the same for each.
 */
export interface Transport {
  /** False for recorded answers: no server has to be spared. */
  readonly live: boolean;
  /** @throws FetchRefusal */
  send(exchange: Exchange): Promise<Reply>;
  close?(): void;
}
