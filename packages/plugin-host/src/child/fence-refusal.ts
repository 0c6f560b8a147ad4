/** A source asked for something that no source may have. The message is one plain sentence. */
export class FenceRefusal extends Error {
  override readonly name = 'FenceRefusal';
  readonly code = 'ERR_FAIRSHIFT_FENCE';
  constructor(deed: string, options?: { readonly cause?: unknown }) {
    super(`This source tried to ${deed}, and no source may. The run was stopped.`, options);
  }
}

/** What a source is after when it imports one of Node's modules. */
const DEEDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:fs|path|os)(?:\/|$)/, 'reach the files of this computer'],
  [/^(?:net|tls|dgram|http|https|http2|dns|quic)(?:\/|$)/, 'use the network by itself'],
  [/^(?:child_process|cluster)$/, 'start another program'],
  [/^worker_threads$/, 'start another thread'],
  [/^process$/, 'read the environment of this computer'],
  [/^sqlite$/, 'open a database'],
];

/** The refusal for importing Node's module `name`, given without `node:`. */
export function refusalOfImport(name: string): FenceRefusal {
  const deed = DEEDS.find(([pattern]) => pattern.test(name))?.[1];
  return new FenceRefusal(deed ?? `load "${name}" from outside its own file`);
}

/** The refusal behind an error of Node's permission model, looking through causes; or undefined. */
export function refusalOfError(error: unknown): FenceRefusal | undefined {
  let step: unknown = error;
  for (let depth = 0; depth < 5 && typeof step === 'object' && step !== null; depth++) {
    if (step instanceof FenceRefusal) return step;
    const { code, permission, syscall } = step as { code?: unknown; permission?: unknown; syscall?: unknown };
    if (code === 'ERR_ACCESS_DENIED') return new FenceRefusal(deedOf(permission, syscall), { cause: error });
    step = (step as { cause?: unknown }).cause;
  }
  const asksForProcess = error instanceof ReferenceError && /\b(?:process|require)\b/.test(error.message);
  return asksForProcess
    ? new FenceRefusal('read the environment of this computer', { cause: error })
    : undefined;
}

function deedOf(permission: unknown, syscall: unknown): string {
  if (permission === 'FileSystemRead' || permission === 'FileSystemWrite')
    return 'reach the files of this computer';
  if (permission === 'ChildProcess') return 'start another program';
  if (permission === 'WorkerThreads') return 'start another thread';
  if (permission === 'Net' || typeof syscall === 'string') return 'use the network by itself';
  return 'do something that is fenced off';
}
