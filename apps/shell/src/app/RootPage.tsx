import { Navigate } from '@tanstack/react-router';
import { useAccount, isSystemAdministrator } from '../platform/session.js';

/** `/`: where this person's work is. */
export function RootPage() {
  const account = useAccount();
  const slug = account.memberships[0]?.organisation.slug;
  if (slug) return <Navigate to="/o/$slug" params={{ slug }} replace />;
  return <Navigate to={isSystemAdministrator(account) ? '/system' : '/hub'} replace />;
}
