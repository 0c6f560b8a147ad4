import { AppLink } from './link.js';

export interface Crumb {
  readonly label: string;
  /** The last crumb is the page itself and has none. */
  readonly href?: string | undefined;
}

/** Where this page stands. A phone shows only the link one step back. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const back = crumbs.findLastIndex((crumb) => crumb.href !== undefined);
  return (
    <nav className="fs-crumbs" aria-label="Breadcrumb">
      <ol>
        {crumbs.map((crumb, i) => (
          <li key={crumb.href ?? crumb.label} className={i === back ? 'is-back' : undefined}>
            {crumb.href === undefined ? crumb.label : <AppLink href={crumb.href}>{crumb.label}</AppLink>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
