export function freePort(): Promise<number>;
export interface Installation {
  readonly url: string;
  readonly folder: string;
  readonly pid: number;
  output(): string;
  stop(): Promise<void>;
}
export function startInstallation(options?: {
  args?: string[];
  env?: Record<string, string>;
  dataDir?: string;
}): Promise<Installation>;
