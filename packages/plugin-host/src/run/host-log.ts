import type { Json } from '@fairshift/plugin-sdk';

type Line = (message: string, fields?: Readonly<Record<string, Json>>) => void;

/** Where the host writes what is for its operators. Never holds cells of a file. */
export type HostLog = Readonly<Record<'debug' | 'info' | 'warn' | 'error', Line>>;
