import type { OrganisationRole, SystemRole } from '@fairshift/contracts';

/** Who is signed in, read from the database for each request: a right taken away ends at once. */
export interface Principal {
  readonly sessionId: string;
  readonly personId: string;
  readonly name: string;
  readonly systemId: string;
  readonly memberships: readonly { readonly organisationId: string; readonly role: OrganisationRole }[];
  readonly systemRoles: readonly SystemRole[];
}

/** What the platform asks of the accounts module, which implements it. */
export abstract class Authenticator {
  /** The person of a session token; undefined when the session ended. */
  abstract authenticate(token: string): Promise<Principal | undefined>;
  /** Of these sessions, those that still run and whose person is still in the organisation. */
  abstract stillAllowed(
    pairs: readonly { readonly sessionId: string; readonly organisationId: string }[],
  ): Promise<ReadonlySet<string>>;
}
