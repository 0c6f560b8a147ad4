import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { newId } from '../ids.js';
import { callOf, setCall } from '../routes.js';
import { securityHeaders } from './headers.js';

function logEnd(log: Logger, request: Request, response: Response): void {
  const { requestId, startedAt, route, principal, ctx } = callOf(request);
  log.info({
    requestId,
    method: request.method,
    route: route?.path,
    status: response.statusCode,
    ms: Math.round(performance.now() - startedAt),
    ...(principal ? { personId: principal.personId } : {}),
    ...(ctx?.organisationId ? { organisationId: ctx.organisationId } : {}),
  });
}

/** An answer can come before the end of its request. What still sends then is cut off, and not read for ever. */
function endWithAnswer(request: Request, response: Response, ms: number): void {
  response.on('finish', () => {
    if (request.complete) return;
    const late = setTimeout(() => !request.complete && request.socket.destroy(), ms).unref();
    request.on('close', () => clearTimeout(late));
  });
}

/** First of all: number the request, set the headers that every answer carries, and log its end. */
export function begin(config: Config, log: Logger) {
  const headers = securityHeaders(config);
  return (request: Request, response: Response, next: NextFunction): void => {
    setCall(request, { requestId: newId(), startedAt: performance.now() });
    response.set(headers).set('Cache-Control', 'no-store');
    endWithAnswer(request, response, config.bodyMs);
    response.on('close', () => logEnd(log, request, response));
    next();
  };
}
