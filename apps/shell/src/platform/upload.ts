import { routes, type ImportJob, type RouteResponse } from '@fairshift/contracts';
import { addressOf, problemOf } from './api.js';
import { ServerUnreachable } from './problem.js';

export interface SendOptions {
  readonly signal: AbortSignal;
  /** Share sent so far, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

export interface UploadOptions extends SendOptions {
  readonly organisationId: string;
}

/** Sends a file with data. @throws as `sendFile` */
export function uploadFile(file: File, { organisationId, ...options }: UploadOptions): Promise<ImportJob> {
  return sendFile(addressOf(routes.createImport.path, { organisationId }), file, options);
}

/** Sends a plugin's file. @throws as `sendFile` */
export const uploadPlugin = (
  file: File,
  options: SendOptions,
): Promise<RouteResponse<typeof routes.uploadPlugin>> => sendFile(routes.uploadPlugin.path, file, options);

/**
 * Sends a file as it is; `fetch` cannot tell how much of a body was sent, so this is the one XMLHttpRequest.
 * @throws ApiProblem with the server's sentence; ServerUnreachable; DOMException AbortError when stopped
 */
function sendFile<T>(address: string, file: File, { signal, onProgress }: SendOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('X-Fairshift', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as T);
      else reject(problemOf(request.status, request.responseText));
    });
    request.addEventListener('error', () => reject(new ServerUnreachable()));
    request.addEventListener('abort', () =>
      reject(new DOMException('The upload was stopped.', 'AbortError')),
    );
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
