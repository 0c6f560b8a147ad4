import type { ChildProcess } from 'node:child_process';

const STEP_MS = 5_000;

/** Ends a child: `ask` asks it, after 5 s SIGTERM, after 5 s more SIGKILL. Resolves when it is gone. */
export async function endChild(child: ChildProcess, ask: () => void, stepMs = STEP_MS): Promise<void> {
  if (isGone(child)) return;
  ask();
  if (await goneWithin(child, stepMs)) return;
  child.kill('SIGTERM');
  if (await goneWithin(child, stepMs)) return;
  child.kill('SIGKILL');
  await goneWithin(child, stepMs);
}

export function isGone(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function goneWithin(child: ChildProcess, ms: number): Promise<boolean> {
  if (isGone(child)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.off('exit', onExit);
      resolve(false);
    }, ms);
    const onExit = () => {
      clearTimeout(timer);
      resolve(true);
    };
    child.once('exit', onExit);
  });
}
