import type { FailureKind, PluginError } from '@fairshift/plugin-sdk';
import { LONGEST_WAIT_MS, type Failure } from '../protocol.js';
import { refusalOfError } from './fence-refusal.js';
import { RunStop } from './run-stop.js';

const KINDS: readonly FailureKind[] = [
  'configuration',
  'authorisation',
  'rate-limited',
  'unavailable',
  'data',
  'defect',
];

/** What the host says about an error. Only a `PluginError`'s own words reach the person. */
export function describeFailure(error: unknown): Failure {
  const detail = detailOf(error);
  const refusal = refusalOfError(error);
  if (refusal !== undefined)
    return { type: 'failed', code: 'fence-refused', kind: 'defect', message: refusal.message, detail };
  if (error instanceof RunStop) {
    return { type: 'failed', code: 'data-refused', kind: 'data', message: error.message, detail };
  }
  // By name: a bundle holds its own copy of the class.
  if (error instanceof Error && error.name === 'PluginError') {
    const kind = KINDS.find((known) => known === (error as { kind?: unknown }).kind) ?? 'defect';
    return { type: 'failed', code: 'source-failed', kind, message: error.message, detail, ...waitOf(error) };
  }
  if (error instanceof RangeError && /allocation failed|failed to allocate/i.test(error.message)) {
    return { type: 'failed', code: 'out-of-memory', kind: 'defect', message: '', detail };
  }
  return { type: 'failed', code: 'crashed', kind: 'defect', message: '', detail };
}

/** How long the source asks to wait before it is started again. */
function waitOf(error: Error): { readonly retryAfterMs?: number } {
  const asked = (error as Partial<PluginError>).options?.retryAfterMs;
  if (typeof asked !== 'number' || !(asked >= 0)) return {};
  return { retryAfterMs: Math.min(Math.ceil(asked), LONGEST_WAIT_MS) };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
