import { useQueryClient } from '@tanstack/react-query';
import { routes } from '@fairshift/contracts';
import { useEffect, useRef, useState } from 'react';
import { useGoTo } from '../../platform/link.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { keyOf } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { uploadFile } from '../../platform/upload.js';
import { importWords as words } from './imports.words.js';

export type UploadState =
  | { readonly step: 'choose' }
  | { readonly step: 'sending'; readonly fileName: string; readonly share: number }
  | { readonly step: 'failed'; readonly sentence: string };

const LARGEST = 2 * 1024 ** 3;

/** What can be said of a file before a byte is sent. */
export function refusalOf(file: Pick<File, 'size'>): string | undefined {
  if (file.size === 0) return words.upload.empty;
  return file.size > LARGEST ? words.upload.tooLarge : undefined;
}

export interface Upload {
  readonly state: UploadState;
  readonly send: (file: File) => void;
  readonly stop: () => void;
}

/** Sends one file and goes to its import. Leaving the page stops the sending. */
export function useUpload(): Upload {
  const { id: organisationId, slug } = useOrganisation();
  const [state, setState] = useState<UploadState>({ step: 'choose' });
  const sending = useRef<AbortController>(undefined);
  const client = useQueryClient();
  const goTo = useGoTo();
  useEffect(() => () => sending.current?.abort(), []);
  const send = async (file: File): Promise<void> => {
    const sentence = refusalOf(file);
    if (sentence) return setState({ step: 'failed', sentence });
    const { signal } = (sending.current = new AbortController());
    const onProgress = (share: number) => setState({ step: 'sending', fileName: file.name, share });
    onProgress(0);
    try {
      const job = await uploadFile(file, { organisationId, signal, onProgress });
      client.setQueryData(keyOf(routes.getImport, { params: { organisationId, importId: job.id } }), job);
      goTo(paths.importJob(slug, job.id));
    } catch (error) {
      setState(signal.aborted ? { step: 'choose' } : { step: 'failed', sentence: sentenceOf(error) });
    }
  };
  return { state, send: (file) => void send(file), stop: () => sending.current?.abort() };
}
