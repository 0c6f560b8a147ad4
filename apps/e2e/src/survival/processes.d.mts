export type Kind = 'api' | 'worker' | 'source' | 'backend' | 'database';
export function pidsOf(installation: { pid: number; folder: string }, kind: Kind): number[];
export function killNow(pid: number): boolean;
export function isAlive(pid: number): boolean;
