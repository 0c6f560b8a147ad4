import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { Authenticator } from '../authentication.js';
import { EVENTS_CHANNEL } from '../events.js';
import { LOG } from '../log.js';

export interface Subscriber {
  readonly sessionId: string;
  readonly organisationId: string;
  /** Sends one event; `resync` tells the browser to read everything again. */
  send(event: string, data: string): void;
  /** A comment line that keeps proxies from closing the stream. */
  keepAlive(): void;
  end(): void;
}

/** Injection token of the URL for LISTEN: a direct connection, past any PgBouncer. */
export const DIRECT_URL = Symbol('DirectUrl');

/** A right taken away ends a stream within five seconds. */
const CHECK_MS = 4_000;
const RETRY_MS = 1_000;
/** Events of no organisation that concern everybody. */
const OF_THE_INSTALLATION = /^plugin\./;

/** One LISTEN connection for this process, and the browsers that wait for news of their organisation. */
@Injectable()
export class EventsHub implements OnModuleDestroy {
  #subscribers = new Set<Subscriber>();
  #hearers = new Map<string, () => void>();
  #client: Client | undefined;
  #connecting: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    @Inject(DIRECT_URL) private readonly url: string,
    private readonly authenticator: Authenticator,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Adds a browser; the answer takes it away again. Resolves once its events are being listened for. */
  async subscribe(subscriber: Subscriber): Promise<() => void> {
    this.#subscribers.add(subscriber);
    this.#timer ??= setInterval(() => void this.#check(), CHECK_MS).unref();
    this.#connecting ??= this.#listen();
    await this.#connecting;
    return () => void this.#subscribers.delete(subscriber);
  }

  /**
   * Lets this process itself follow changes to the installation, such as its plugins. The hearer is also called when
   * the line was down, since something may have been missed. Resolves once changes are being listened for.
   * @param type of the event, `plugin.changed`
   */
  async hear(type: string, hearer: () => void): Promise<void> {
    this.#hearers.set(type, hearer);
    this.#connecting ??= this.#listen();
    await this.#connecting;
  }

  async onModuleDestroy(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    for (const subscriber of this.#subscribers) subscriber.end();
    this.#subscribers.clear();
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'fairshift events',
      keepAlive: true,
    });
    client.on('notification', ({ payload }) => this.#deliver(payload ?? '{}'));
    client.on('error', (error) => this.log.warn({ err: error }, 'events connection lost'));
    client.on('end', () => void this.#listenAgain());
    try {
      await client.connect();
      await client.query(`LISTEN ${EVENTS_CHANNEL}`);
      this.#client = client;
    } catch (error) {
      this.log.warn({ err: error }, 'events connection failed');
      await client.end().catch(() => undefined);
    }
  }

  /** News may have been missed meanwhile: everybody is told to read again. */
  async #listenAgain(): Promise<void> {
    if (this.#closed) return;
    this.#client = undefined;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    if (this.#closed) return;
    await this.#listen();
    if (!this.#client) return;
    for (const hearer of this.#hearers.values()) hearer();
    for (const subscriber of this.#subscribers) subscriber.send('resync', '{}');
  }

  #deliver(payload: string): void {
    const { organisationId, type, id, version } = JSON.parse(payload) as Record<string, string>;
    const data = JSON.stringify({ type, id, version });
    const isForAll = organisationId === '' && OF_THE_INSTALLATION.test(type ?? '');
    if (isForAll) this.#hearers.get(type!)?.();
    for (const subscriber of this.#subscribers) {
      if (isForAll || subscriber.organisationId === organisationId) subscriber.send('change', data);
    }
  }

  async #check(): Promise<void> {
    const all = [...this.#subscribers];
    if (all.length === 0) return;
    try {
      const allowed = await this.authenticator.stillAllowed(all);
      for (const subscriber of all) {
        if (allowed.has(`${subscriber.sessionId} ${subscriber.organisationId}`)) subscriber.keepAlive();
        else this.#drop(subscriber);
      }
    } catch (error) {
      // Who may listen cannot be told: nobody may. Browsers come back by themselves.
      this.log.warn({ err: error }, 'streams closed: rights could not be checked');
      for (const subscriber of all) this.#drop(subscriber);
    }
  }

  #drop(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    subscriber.end();
  }
}
