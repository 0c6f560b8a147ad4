import { Injectable } from '@nestjs/common';
import { Authenticator } from '../../platform/authentication.js';
import type { Principal } from '../../platform/authentication.js';
import { SessionsRepository } from './sessions.repository.js';

/** Who a session belongs to. Read for each request, so that what was taken away is gone at once. */
@Injectable()
export class SessionsService extends Authenticator {
  constructor(private readonly sessions: SessionsRepository) {
    super();
  }

  async authenticate(token: string): Promise<Principal | undefined> {
    const found = await this.sessions.findPrincipal(token);
    if (!found) return undefined;
    const { stale, ...principal } = found;
    if (stale) await this.sessions.touch(principal.sessionId);
    return principal;
  }

  async stillAllowed(
    pairs: readonly { readonly sessionId: string; readonly organisationId: string }[],
  ): Promise<ReadonlySet<string>> {
    const allowed = await this.sessions.stillAllowed(
      pairs.map((pair) => pair.sessionId),
      pairs.map((pair) => pair.organisationId),
    );
    return new Set(allowed);
  }
}
