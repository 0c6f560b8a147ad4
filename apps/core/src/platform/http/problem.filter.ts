import type { Problem } from '@fairshift/contracts';
import { Catch, HttpException, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { AppError, notFound } from '../errors.js';
import { LOG } from '../log.js';
import { callOf } from '../routes.js';

/** Errors of PostgreSQL and of the way to it that pass by themselves. */
const PASSING = /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT)/;
const TITLES: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Sign in',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Took too long',
  409: 'Changed meanwhile',
  413: 'Too large',
  415: 'Wrong kind of content',
  422: 'Cannot be used',
  429: 'Too many tries',
  500: 'Something went wrong',
  503: 'Not ready',
};

const busy = (cause: unknown): AppError =>
  new AppError('not-ready', 503, 'The service is not ready. Try again in a moment.', {
    headers: { 'Retry-After': '5' },
    cause,
  });

/** What the router itself refuses: an address that is nowhere, or one that cannot be decoded (`%ff`). */
function refusalOf(status: number): AppError {
  if (status === 404) return notFound();
  return new AppError(
    'not-understood',
    status,
    'This address or request is not complete. Check it and try again.',
  );
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException && error.getStatus() < 500) return refusalOf(error.getStatus());
  const { code, message } = error as { code?: string; message?: string };
  if (code === '57014') {
    const detail = 'This took too long. Ask for less at once.';
    return new AppError('too-slow', 503, detail, { cause: error });
  }
  if (
    PASSING.test(code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message ?? '')
  ) {
    return busy(error);
  }
  const detail = 'Something went wrong on our side. Give this number to support.';
  return new AppError('internal', 500, detail, { cause: error });
}

export function problemOf(error: AppError, requestId: string): Problem {
  return {
    type: `urn:fairshift:problem:${error.code}`,
    title: TITLES[error.status] ?? 'Problem',
    status: error.status,
    detail: error.message,
    requestId,
    ...(error.errors ? { errors: [...error.errors] } : {}),
    ...(error.current === undefined ? {} : { current: error.current }),
  };
}

/** The one place where errors become answers: RFC 9457 problem details in plain English. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { requestId, route } = callOf(http.getRequest<Request>());
    const error = asAppError(thrown);
    if (error.status >= 500)
      this.log.error({ requestId, route: route?.id, err: error.cause ?? error }, error.code);
    sendProblem(http.getResponse<Response>(), error, requestId);
  }
}

export function sendProblem(response: Response, error: AppError, requestId: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.status(error.status).set(error.headers).set('Cache-Control', 'no-store');
  response.type('application/problem+json').send(JSON.stringify(problemOf(error, requestId)));
}
