import type { Account } from '@fairshift/contracts';
import { scopeOf, type OrganisationScope } from '../../platform/session.js';

let lastSlug: string | undefined;

/**
 * The organisation whose sections the header shows: the one in the address; elsewhere (hub, account) the one
 * last visited in this tab, or the person's first.
 */
export function currentScope(account: Account, path: string): OrganisationScope | undefined {
  const slug = /^\/o\/([^/]+)/.exec(path)?.[1];
  if (slug && scopeOf(account, slug)) lastSlug = slug;
  const known = lastSlug === undefined ? undefined : scopeOf(account, lastSlug);
  const first = account.memberships[0]?.organisation.slug;
  return known ?? (first === undefined ? undefined : scopeOf(account, first));
}
