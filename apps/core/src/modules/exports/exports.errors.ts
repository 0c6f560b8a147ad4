import type { ChartDrawError, ChartDrawErrorCode } from '@fairshift/plugin-host/chart';
import { AppError } from '../../platform/errors.js';

/** Asking again may do: the computer is busy, or a part of it is missing. */
const LATER: readonly ChartDrawErrorCode[] = ['busy', 'not-started', 'fence-incomplete'];

/** There is no picture; the sentence is the one that the drawing itself gave. */
export class PictureNotDrawn extends AppError {
  constructor(cause: ChartDrawError) {
    const later = LATER.includes(cause.code);
    super('picture-not-drawn', later ? 503 : 422, cause.message, {
      cause,
      ...(later ? { headers: { 'Retry-After': '30' } } : {}),
    });
  }
}
