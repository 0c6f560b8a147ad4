import type { ReactNode } from 'react';
import { AppLink } from './link.js';

export interface FooterProps {
  readonly links?: readonly { readonly label: string; readonly href: string }[] | undefined;
  /** Sources and licences of what the page shows. */
  readonly children?: ReactNode;
}

export function Footer({ links = [], children }: FooterProps) {
  return (
    <footer className="fs-footer">
      <div className="fs-shell">
        {links.length > 0 ? (
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <AppLink href={link.href}>{link.label}</AppLink>
              </li>
            ))}
          </ul>
        ) : null}
        {children}
      </div>
    </footer>
  );
}
