/** An origin that stands in the settings of a connection, not in the manifest of its plugin. */
export interface AddedOrigin {
  /** Such as `https://data.example.nhs.uk`, without a path. */
  readonly origin: string;
  /**
   * A system administrator has said that this very origin may lie in a private network, and may be plain http. Never take it
   * from somebody else: what lies in the hospital's own network is not theirs to open.
   */
  readonly allowPrivate?: boolean;
}

/** `answered` with any status; `refused` by the host before anything was sent; `stopped` because the run ended. */
export type FetchOutcome = 'answered' | 'refused' | 'failed' | 'stopped';

/** One request, for the audit: each redirect and each try is a line of its own. No secrets, no bodies. */
export interface FetchLine {
  /** When it began, as an ISO instant. */
  readonly at: string;
  readonly method: string;
  readonly origin: string;
  /** Path and query; values that are secret, or named like a secret, are left out. */
  readonly path: string;
  readonly status?: number;
  /** Of the answer's body, unpacked. */
  readonly bytes: number;
  readonly ms: number;
  readonly outcome: FetchOutcome;
  /** Why it was refused or failed, in a plain sentence. */
  readonly reason?: string;
}
