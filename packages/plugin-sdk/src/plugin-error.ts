/** Whose turn it is after a failure: `defect` is the plugin’s own fault. */
export type FailureKind =
  | 'configuration'
  | 'authorisation'
  | 'rate-limited'
  | 'unavailable'
  | 'data'
  | 'defect';

/** The only error whose words reach the person. Any other error is shown as a fault of the plugin, with a reference. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
  constructor(
    readonly kind: FailureKind,
    /** Plain English for the person who owns the connection; no secrets, no stack. */
    message: string,
    readonly options: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
  }
}
