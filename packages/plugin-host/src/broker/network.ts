import type { LiveTransport } from './live-transport.js';
import type { Exchange, Reply, Transport } from './transport.js';

/**
 * The network, whose code is loaded with the first request: the process of a run that reads a file, and asks for nothing,
 * is a tenth smaller without it.
 */
export class Network implements Transport {
  readonly live = true;
  #transport: Promise<LiveTransport> | undefined;

  async send(exchange: Exchange): Promise<Reply> {
    this.#transport ??= import('./live-transport.js').then((module) => new module.LiveTransport());
    return (await this.#transport).send(exchange);
  }

  close(): void {
    // One that could not be loaded has told whoever asked for an answer.
    this.#transport?.then(
      (transport) => transport.close(),
      () => undefined,
    );
  }
}
