import type { FailureKind } from '@fairshift/plugin-sdk';

export type PackErrorCode =
  | 'manifest-missing'
  | 'manifest-invalid'
  | 'file-missing'
  | 'file-changed'
  | 'file-link'
  | 'file-too-large'
  | 'host-package'
  | 'archive-invalid'
  | 'archive-name'
  | 'archive-too-large'
  | 'archive-overlap'
  | 'version-taken'
  | 'foreign-publisher'
  | 'export-missing'
  | 'schema-invalid';

/** A pack that cannot be made or trusted. The message is a plain sentence for whoever adds the plugin. */
export class PackError extends Error {
  override readonly name = 'PackError';
  constructor(
    readonly code: PackErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

export type SourceRunErrorCode =
  | 'source-unknown'
  | 'source-not-ready'
  | 'source-not-loaded'
  | 'stream-unknown'
  | 'stream-refused'
  | 'data-refused'
  | 'source-failed'
  | 'fence-refused'
  | 'fence-incomplete'
  | 'protocol-broken'
  /** By a fault of its own, which it will have again. */
  | 'crashed'
  /** The child could not begin, such as on a computer that is too busy: running it again may do. */
  | 'not-started'
  /** By somebody outside, or by a system without memory: running it again may do. */
  | 'killed'
  | 'timed-out'
  | 'out-of-memory'
  | 'stopped';

/** A run that did not end well. The message is one plain sentence for the person who started it. */
export class SourceRunError extends Error {
  override readonly name = 'SourceRunError';
  /** How long the data's server, or the source itself, asks to wait before the next try. */
  readonly retryAfterMs?: number;
  constructor(
    readonly code: SourceRunErrorCode,
    readonly kind: FailureKind,
    message: string,
    {
      retryAfterMs,
      ...options
    }: { readonly cause?: unknown; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message, options);
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}
