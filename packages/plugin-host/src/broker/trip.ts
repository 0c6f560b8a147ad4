import type { Redactor } from '../redact.js';
import { auditPath } from './audit-path.js';
import type { FetchLine, FetchOutcome } from './fetch-line.js';
import type { WireRequest } from './wire-request.js';

export interface TripParts {
  readonly redactor: Redactor;
  onLine(line: FetchLine): void;
}

/** One request on its way, from its turn to the end of its answer; then one line of the audit. */
export class Trip {
  bytes = 0;
  status: number | undefined;
  readonly #at = new Date();
  readonly #began = performance.now();
  #isOver = false;

  constructor(
    readonly parts: TripParts,
    readonly request: Pick<WireRequest, 'url' | 'method'>,
    readonly leave: () => void = () => {},
  ) {}

  /** Gives the turn back and tells of the request; only the first call counts. */
  end(outcome: FetchOutcome, reason?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.leave();
    const { url, method } = this.request;
    const { redactor } = this.parts;
    this.parts.onLine({
      at: this.#at.toISOString(),
      method: method.slice(0, 20),
      origin: url.origin.slice(0, 300),
      path: auditPath(url, redactor),
      ...(this.status === undefined ? {} : { status: this.status }),
      bytes: this.bytes,
      ms: Math.round(performance.now() - this.#began),
      outcome,
      ...(reason === undefined ? {} : { reason: redactor.text(reason) }),
    });
  }
}
