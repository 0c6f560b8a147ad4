/** Roles of a membership in one organisation, from the most to the least that it may do. */
export const ORGANISATION_ROLES = ['admin', 'analyst', 'team-member', 'viewer'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** Roles on the whole system. Neither reads an organisation's records. */
export const SYSTEM_ROLES = ['system-administrator', 'hub-manager'] as const;
export type SystemRole = (typeof SYSTEM_ROLES)[number];

export const ROLE_LABELS: Readonly<Record<OrganisationRole | SystemRole, string>> = {
  admin: 'Organisation admin',
  analyst: 'Analyst',
  'team-member': 'Team member',
  viewer: 'Viewer',
  'system-administrator': 'System administrator',
  'hub-manager': 'Hub manager',
};

const everyone = ['admin', 'analyst', 'team-member', 'viewer'] as const;
const editors = ['admin', 'analyst', 'team-member'] as const;
const analysts = ['admin', 'analyst'] as const;
const admins = ['admin'] as const;

/** The one table of who may do what, `<module>:<verb>`. Docs print it; the server reads it. */
export const PERMISSIONS = {
  'organisation:read': everyone,
  'organisation:manage': admins,
  'people:read': everyone,
  'people:manage': admins,
  'teams:read': everyone,
  'teams:manage': admins,
  'audit:read': admins,
  'events:read': everyone,
  'home:read': everyone,
  'imports:read': analysts,
  'imports:write': analysts,
  'connections:read': analysts,
  'connections:run': analysts,
  'connections:manage': admins,
  'datasets:read': everyone,
  'datasets:manage': analysts,
  'measures:read': everyone,
  'measures:write': analysts,
  'projects:read': everyone,
  'projects:write': editors,
  'charts:read': everyone,
  'charts:write': editors,
  'publications:read': everyone,
  'publications:release': admins,
  'hub:read': ['member-of-system', 'hub-manager', 'system-administrator'],
  'system:manage': ['system-administrator'],
  'plugins:manage': ['system-administrator'],
} as const satisfies Record<string, readonly (OrganisationRole | SystemRole | 'member-of-system')[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a holder of `role` has the permission. */
export function allows(
  permission: Permission,
  role: OrganisationRole | SystemRole | 'member-of-system',
): boolean {
  return (PERMISSIONS[permission] as readonly string[]).includes(role);
}

/** The table as Markdown, for docs/permissions.md. */
export function permissionTable(): string {
  const roles = [...ORGANISATION_ROLES, 'member-of-system', ...SYSTEM_ROLES] as const;
  const labels: Readonly<Record<string, string>> = {
    ...ROLE_LABELS,
    'member-of-system': 'Anyone in the system',
  };
  const lines = Object.keys(PERMISSIONS).map((name) => {
    const cells = roles.map((role) => (allows(name as Permission, role) ? 'yes' : ''));
    return `| \`${name}\` | ${cells.join(' | ')} |`;
  });
  const head = `| permission | ${roles.map((role) => labels[role]).join(' | ')} |`;
  return [head, `|---|${roles.map(() => '---|').join('')}`, ...lines].join('\n');
}
