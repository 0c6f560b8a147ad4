import { saveFile } from '@fairshift/chart-host';
import type { RouteSpec } from '@fairshift/contracts';
import { useState } from 'react';
import { fetchFile } from '../../platform/api.js';
import { sentenceOf } from '../../platform/problem.js';

export type SavingState =
  | { readonly status: 'idle' | 'working' | 'done' }
  | { readonly status: 'failed'; readonly sentence: string };

export interface ServerFile {
  readonly route: RouteSpec;
  readonly params: Readonly<Record<string, string>>;
  readonly name: string;
}

/** Fetches files that the server makes, one at a time: a failure is a sentence and no file. */
export function useSaving(): { state: SavingState; save: (file: ServerFile) => Promise<void> } {
  const [state, setState] = useState<SavingState>({ status: 'idle' });
  const save = async ({ route, params, name }: ServerFile): Promise<void> => {
    setState({ status: 'working' });
    try {
      saveFile(name, await fetchFile(route, params));
      setState({ status: 'done' });
    } catch (error) {
      setState({ status: 'failed', sentence: sentenceOf(error as Error) });
    }
  };
  return { state, save };
}
