import type { ChartDrawError, ChartDrawErrorCode } from '@fairshift/plugin-host/chart';
import { AppError } from '../../platform/errors.js';
import { numbersWords } from './exports.words.js';

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

/** A source's licence forbids passing its numbers on. */
export class NumbersNotShared extends AppError {
  constructor() {
    super('numbers-not-shared', 403, numbersWords.notAllowed);
  }
}

/** The layout of our files cannot hold this chart's numbers. */
export class NumbersNotWritten extends AppError {
  constructor(why: string) {
    super('numbers-not-written', 422, why);
  }
}

/** The chart has no limits that R could be asked about, or none can be worked out. */
export class NothingToCheck extends AppError {
  constructor(why: string) {
    super('nothing-to-check', 422, why);
  }
}
