import { Redirect } from '../platform/link.js';
import { paths } from '../platform/paths.js';
import { useAccount, isSystemAdministrator } from '../platform/session.js';

/** `/`: where this person's work is. */
export function RootPage() {
  const account = useAccount();
  const slug = account.memberships[0]?.organisation.slug;
  if (slug) return <Redirect to={paths.home(slug)} />;
  return <Redirect to={isSystemAdministrator(account) ? paths.system() : paths.hub()} />;
}
