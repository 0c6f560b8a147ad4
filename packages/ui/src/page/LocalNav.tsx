import { AppLink } from './link.js';
import type { Section } from './Header.js';

/** The pages of one project or dataset. The row scrolls on a phone. */
export function LocalNav({ label, items }: { label: string; items: readonly Section[] }) {
  return (
    <nav className="fs-localnav" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <AppLink href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
