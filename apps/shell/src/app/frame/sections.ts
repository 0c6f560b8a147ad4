import { ROLE_LABELS, allows, type Account as Person } from '@fairshift/contracts';
import type { HeaderProps, Section } from '@fairshift/ui';
import { paths } from '../../platform/paths.js';
import { isSystemAdministrator, type OrganisationScope } from '../../platform/session.js';
import { frameWords as words } from './frame.words.js';

type Menu = NonNullable<HeaderProps['account']>;

const isWithin = (path: string, section: string): boolean =>
  path === section || path.startsWith(`${section}/`);

/** The sections of the header: those of the organisation in hand, and the hub. */
export function sectionsOf(path: string, scope: OrganisationScope | undefined): Section[] {
  const hub = { label: words.sections.hub, href: paths.hub(), current: isWithin(path, paths.hub()) };
  if (!scope) return [hub];
  const { slug } = scope;
  // A chart that is not kept yet stands under its measure.
  const isDraft = isWithin(path, paths.draftChart(slug, {}));
  const at = (label: string, href: string, current: boolean) => ({ label, href, current });
  return [
    at(words.sections.home, paths.home(slug), path === paths.home(slug)),
    at(words.sections.projects, paths.projects(slug), /\/(projects|charts)(\/|$)/.test(path) && !isDraft),
    at(words.sections.measures, paths.measures(slug), isDraft || isWithin(path, paths.measures(slug))),
    at(words.sections.data, paths.data(slug), /\/(data|imports)(\/|$)/.test(path)),
    hub,
  ];
}

/** What the account menu offers: this organisation's people, the person's other organisations, the system. */
export function menuOf(person: Person, scope: OrganisationScope | undefined, onSignOut: () => void): Menu {
  const others = person.memberships.filter(({ organisation }) => organisation.slug !== scope?.slug);
  const links = [
    ...(scope
      ? [
          { label: words.people, href: paths.people(scope.slug) },
          ...(allows('publications:read', scope.role)
            ? [{ label: words.releases, href: paths.releases(scope.slug) }]
            : []),
        ]
      : []),
    { label: words.account, href: paths.account() },
    ...(isSystemAdministrator(person) ? [{ label: words.system, href: paths.system() }] : []),
    ...others.map(({ organisation }) => ({
      label: words.switchTo(organisation.name),
      href: paths.home(organisation.slug),
    })),
  ];
  const systemRole = person.systemRoles[0];
  const label = scope ? ROLE_LABELS[scope.role] : systemRole ? ROLE_LABELS[systemRole] : person.person.name;
  return { label, who: words.signedInAs(person.person.name), links, onSignOut };
}
