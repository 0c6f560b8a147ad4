import { allows, routes, type Account, type OrganisationRole, type Permission } from '@fairshift/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { call } from './api.js';
import { hasStatus } from './problem.js';
import { ACCOUNT_KEY } from './queries.js';

/** Who is signed in; null: nobody. */
export function useAccountQuery(): UseQueryResult<Account | null> {
  return useQuery<Account | null>({
    queryKey: ACCOUNT_KEY,
    queryFn: async ({ signal }) => {
      try {
        return await call(routes.getAccount, { signal });
      } catch (error) {
        if (hasStatus(error, 401)) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export const AccountContext = createContext<Account | null>(null);

/** The signed-in person; only inside pages that need sign-in. */
export function useAccount(): Account {
  const account = use(AccountContext);
  if (!account) throw new Error('useAccount needs a signed-in page around it.');
  return account;
}

export interface OrganisationScope {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly example: boolean;
  readonly role: OrganisationRole;
}

export const OrganisationContext = createContext<OrganisationScope | null>(null);

/** The organisation that the address names. */
export function useOrganisation(): OrganisationScope {
  const organisation = use(OrganisationContext);
  if (!organisation) throw new Error('useOrganisation needs an organisation page around it.');
  return organisation;
}

/** Finds the organisation of an address among those the person belongs to. */
export function scopeOf(account: Account, slug: string): OrganisationScope | undefined {
  const membership = account.memberships.find(({ organisation }) => organisation.slug === slug);
  return membership && { ...membership.organisation, role: membership.role };
}

/** Whether the signed-in person may do this in the organisation of the page. */
export function useMay(permission: Permission): boolean {
  return allows(permission, useOrganisation().role);
}

/** Whether the person may see what the organisations of the system have released. */
export function maySeeHub(account: Account): boolean {
  return account.memberships.length > 0 || account.systemRoles.length > 0;
}

export const isSystemAdministrator = (account: Account): boolean =>
  account.systemRoles.includes('system-administrator');
