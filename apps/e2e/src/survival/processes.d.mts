export type Kind = 'api' | 'worker' | 'import' | 'source' | 'backend' | 'database';
export function pidsOf(installation: { pid: number }, kind: Kind): number[];
export function killNow(pid: number): boolean;
export function isAlive(pid: number): boolean;
