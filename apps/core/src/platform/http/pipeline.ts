import type { RouteSpec } from '@fairshift/contracts';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { Transactions } from '../../database/transactions.js';
import { Authenticator } from '../authentication.js';
import type { Principal } from '../authentication.js';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { callOf, Download, ROUTE } from '../routes.js';
import type { Call } from '../routes.js';
import { grant, inOrganisation } from './access.js';
import type { Granted } from './access.js';
import { readJsonBody, requireType } from './body.js';
import { sessionToken } from './cookies.js';
import { allExist } from './existence.js';
import { requireSameOrigin } from './same-origin.js';
import { check, checkHeaders, checkQuery, valueOf } from './validation.js';

type Handle = () => Promise<unknown>;

/** A context whose handler opens its own transactions: using `db` there is a defect. */
const withoutTransaction = (scope: Omit<Context, 'db'>): Context => ({
  ...scope,
  get db(): never {
    throw new Error('this route opens its own transactions');
  },
});

/** Everything between the router and a handler, in the order sign-in, permission, existence, body. */
@Injectable()
export class Pipeline implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly transactions: Transactions,
    private readonly authenticator: Authenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const spec = this.reflector.get<RouteSpec>(ROUTE, execution.getHandler());
    const request = execution.switchToHttp().getRequest<Request>();
    const handle = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(this.#run(spec, request, handle));
  }

  async #run(spec: RouteSpec, request: Request, handle: Handle): Promise<unknown> {
    const call = callOf(request);
    call.route = spec;
    requireSameOrigin(this.config, request);
    const who = spec.access === 'public' ? undefined : await this.#authenticate(request);
    if (who) call.principal = who;
    const params = check(spec.params, { ...request.params });
    const granted = grant(spec, who, request.params['organisationId'] as string | undefined);
    if ('problems' in params) throw notFound();
    call.params = params.value;
    const refusal = await readInput(spec, request, call, this.config.bodyMs);
    const result = await this.#handle(spec, call, { granted, refusal, handle });
    return present(spec, result);
  }

  async #authenticate(request: Request): Promise<Principal | undefined> {
    const token = sessionToken(this.config, request.headers.cookie);
    return token === undefined ? undefined : this.authenticator.authenticate(token);
  }

  async #handle(
    spec: RouteSpec,
    call: Call,
    { granted, refusal, handle }: { granted: Granted; refusal: AppError | undefined; handle: Handle },
  ): Promise<unknown> {
    const { principal, requestId } = call;
    const work = async (ctx: Context) => {
      if (refusal) {
        if (inOrganisation(spec) && !(await allExist(ctx, call.params))) throw notFound();
        throw refusal;
      }
      call.ctx = ctx;
      return handle();
    };
    const scope = {
      requestId,
      actor: { personId: principal?.personId ?? '', name: principal?.name ?? '' },
      systemId: principal?.systemId ?? '',
      ...(granted.role ? { role: granted.role } : {}),
    };
    const { organisationId = '' } = call.params as { organisationId?: string };
    const isOwn = spec.access === 'public' || spec.access === 'account' || spec.transaction === 'own';
    // A refusal needs a transaction too: existence is asked before the body.
    if (isOwn && !(refusal && inOrganisation(spec))) {
      if (refusal) throw refusal;
      return work(
        withoutTransaction({ ...scope, organisationId: inOrganisation(spec) ? organisationId : '' }),
      );
    }
    if (inOrganisation(spec)) return this.transactions.inOrganisation({ ...scope, organisationId }, work);
    return this.transactions.inSystem(scope, work);
  }
}

/** Reads query and body into the call; what is wrong with them is told only once existence is known. */
async function readInput(
  spec: RouteSpec,
  request: Request,
  call: Call,
  bodyMs: number,
): Promise<AppError | undefined> {
  try {
    call.query = valueOf(checkQuery(spec.query, request.originalUrl));
    call.headers = valueOf(checkHeaders(spec.headers, request.headers));
    if (spec.consumes) requireType(request, spec.consumes);
    else if (spec.body) call.body = valueOf(check(spec.body, await readJsonBody(request, bodyMs)));
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function present(spec: RouteSpec, result: unknown): unknown {
  if (result instanceof Download) {
    const { contentType, fileName, size } = result.options;
    const body = typeof result.body === 'string' ? Buffer.from(result.body) : result.body;
    return new StreamableFile(body as Buffer, {
      type: contentType,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName ?? 'download')}`,
      ...(size === undefined ? {} : { length: size }),
    });
  }
  // The response schema drops fields that the contract does not name, and fails loudly on missing ones.
  return spec.response ? spec.response.parse(result) : undefined;
}
