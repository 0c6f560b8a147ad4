import { LocalNav } from '@fairshift/ui';
import { useLocation } from '@tanstack/react-router';
import { paths } from '../../platform/paths.js';
import { systemWords as words } from './system.words.js';

export function SystemNav() {
  const { pathname } = useLocation();
  const items = [
    { label: words.organisations, href: paths.system() },
    { label: words.people, href: paths.systemPeople() },
    { label: words.plugins, href: paths.systemPlugins() },
    { label: words.audit, href: paths.systemAudit() },
  ];
  return (
    <LocalNav label={words.nav} items={items.map((item) => ({ ...item, current: item.href === pathname }))} />
  );
}
