/** How much a source may ask of the network and of the worker in one request. */
export interface FetchLimits {
  readonly requestBytes: number;
  /** Of an answer, unpacked. */
  readonly responseBytes: number;
  /** Until the first line of an answer. */
  readonly answerMs: number;
  /** Between two pieces of an answer. */
  readonly idleMs: number;
  /** An answer may be slower than `bytesPerSecond` for this long. */
  readonly graceMs: number;
  readonly bytesPerSecond: number;
  readonly redirects: number;
  /** After the first try. */
  readonly retries: number;
  /** Before the first further try where the server says nothing; twice as long before each that follows. */
  readonly backoffMs: number;
  /** A server that asks for a longer wait is not waited for: the run ends, and is tried again then. */
  readonly longestWaitMs: number;
}

const MEGABYTE = 1024 * 1024;

export const FETCH_LIMITS: FetchLimits = {
  requestBytes: MEGABYTE,
  responseBytes: 256 * MEGABYTE,
  answerMs: 60_000,
  idleMs: 30_000,
  graceMs: 60_000,
  bytesPerSecond: 4 * 1024,
  redirects: 5,
  retries: 3,
  backoffMs: 500,
  longestWaitMs: 60_000,
};

/** A person waits for a test: two tries have to fit into its 10 seconds. */
export const CHECK_LIMITS: Partial<FetchLimits> = { answerMs: 3_000, retries: 1, longestWaitMs: 1_000 };
