import type { OrganisationRole, RouteSpec } from '@fairshift/contracts';
import { allows } from '@fairshift/contracts';
import type { Principal } from '../authentication.js';
import { forbidden, notFound, signInNeeded } from '../errors.js';

/** Routes about one organisation carry it in this place of their path, and nowhere else. */
export const inOrganisation = (spec: RouteSpec): boolean =>
  spec.path.startsWith('/api/organisations/{organisationId}');

export interface Granted {
  readonly role?: OrganisationRole;
}

const systemNames = (who: Principal) => [
  ...who.systemRoles,
  ...(who.memberships.length > 0 ? (['member-of-system'] as const) : []),
];

/**
 * Whether this person may call this route. An organisation that is not theirs answers like one that does not
 * exist; only inside their own organisation do they learn that a right is missing.
 * @throws AppError 401, 404 or 403
 */
export function grant(
  spec: RouteSpec,
  who: Principal | undefined,
  organisationId: string | undefined,
): Granted {
  const { access } = spec;
  if (access === 'public') return {};
  if (!who) throw signInNeeded();
  if (access === 'account') return {};
  if (!inOrganisation(spec)) {
    if (systemNames(who).some((name) => allows(access, name))) return {};
    throw forbidden('Your role does not allow this. A system administrator can change it.');
  }
  const membership = who.memberships.find((m) => m.organisationId === organisationId);
  if (!membership) throw notFound();
  if (!allows(access, membership.role)) throw forbidden();
  return { role: membership.role };
}
