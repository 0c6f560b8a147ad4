import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { FrameReader, frame } from '../frames.js';
import { CHANNEL_DESCRIPTOR, type ToChild } from '../protocol.js';

/** Of one message of a child: a batch of 20,000 rows with a hundred columns is half of it. */
const MOST_BYTES = 128 * 1024 * 1024;

export interface LinkEnds {
  /** May throw: then the link is broken. */
  hear(message: unknown): void;
  /** What came is none of our messages. Told once; nothing more is heard. */
  broken(error: unknown): void;
}

/** The host's end of the pipe between it and one child. */
export class ChildLink {
  /** Absent where the system has no descriptors left: then the child did not start. */
  readonly #pipe: Duplex | undefined;
  #isOpen = true;

  constructor(child: ChildProcess, ends: LinkEnds) {
    const stdio: ChildProcess['stdio'] | undefined = child.stdio;
    this.#pipe = stdio?.[CHANNEL_DESCRIPTOR] as Duplex | undefined;
    const reader = new FrameReader(MOST_BYTES, (message) => {
      if (this.#isOpen) ends.hear(message);
    });
    this.#pipe?.on('data', (piece: Buffer) => {
      if (!this.#isOpen) return;
      try {
        reader.push(piece);
      } catch (error) {
        this.close();
        ends.broken(error);
      }
    });
    this.#pipe?.on('end', () => (this.#isOpen = false));
    // A child that is gone tells of it through its exit.
    this.#pipe?.on('error', () => (this.#isOpen = false));
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  send(message: ToChild): void {
    if (!this.#isOpen || this.#pipe === undefined) return;
    const [head, body] = frame(message);
    this.#pipe.cork();
    this.#pipe.write(head);
    this.#pipe.write(body);
    this.#pipe.uncork();
  }

  /** A child that has nothing left to do leaves when its pipe closes. */
  close(): void {
    this.#isOpen = false;
    this.#pipe?.destroy();
  }
}
