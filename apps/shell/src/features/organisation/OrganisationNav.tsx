import { LocalNav } from '@fairshift/ui';
import { useLocation } from '@tanstack/react-router';
import { paths } from '../../platform/paths.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { organisationWords as words } from './organisation.words.js';

/** People, teams, rules of charts, and for admins what was done. */
export function OrganisationNav() {
  const { slug } = useOrganisation();
  const mayAudit = useMay('audit:read');
  const { pathname } = useLocation();
  const items = [
    { label: words.people, href: paths.people(slug) },
    { label: words.teams, href: paths.teams(slug) },
    { label: words.chartRules, href: paths.chartRules(slug) },
    ...(mayAudit ? [{ label: words.audit, href: paths.audit(slug) }] : []),
  ];
  return (
    <LocalNav label={words.nav} items={items.map((item) => ({ ...item, current: item.href === pathname }))} />
  );
}
