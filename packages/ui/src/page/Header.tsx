import { useId } from 'react';
import { MenuIcon } from '../marks/icons.js';
import { Mark } from '../marks/Mark.js';
import { AccountItems, AccountMenu, type Account } from './AccountMenu.js';
import { AppLink } from './link.js';
import { useDisclosure } from './use-disclosure.js';

export interface Section {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
}

export interface HeaderProps {
  readonly homeHref: string;
  readonly organisation?: string | undefined;
  readonly team?: string | undefined;
  /** Home, Projects, Learn, Data, Events. Empty before sign-in. */
  readonly sections?: readonly Section[] | undefined;
  readonly help?: { readonly label: string; readonly href: string } | undefined;
  readonly account?: Account | undefined;
}

/** Deep blue bar: mark, organisation, account, sections. On a phone the sections wait behind "Menu". */
export function Header({ homeHref, organisation, team, sections = [], help, account }: HeaderProps) {
  const { open, toggle, close, region, button } = useDisclosure<HTMLElement>();
  const id = useId();
  return (
    <header className="fs-header">
      <div className="fs-shell fs-header__row">
        <AppLink className="fs-mark" href={homeHref}>
          <Mark tone="reversed" />
        </AppLink>
        {organisation ? (
          <div className="fs-header__org">
            <strong>{organisation}</strong>
            {team}
          </div>
        ) : null}
        <div className="fs-header__account">
          {help ? (
            <AppLink className="fs-header__btn" href={help.href}>
              {help.label}
            </AppLink>
          ) : null}
          {account ? <AccountMenu account={account} /> : null}
        </div>
        {sections.length > 0 ? (
          <button
            ref={button}
            className="fs-header__btn fs-header__menu"
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={toggle}
          >
            Menu <MenuIcon />
          </button>
        ) : null}
      </div>
      {organisation ? (
        <div className="fs-header__strip">
          <div className="fs-shell">{[organisation, team].filter(Boolean).join(', ')}</div>
        </div>
      ) : null}
      {sections.length > 0 ? (
        <nav className={open ? 'fs-nav is-open' : 'fs-nav'} id={id} ref={region} aria-label="Main">
          <div className="fs-shell">
            <ul>
              {sections.map((section) => (
                <li key={section.href}>
                  <AppLink
                    href={section.href}
                    aria-current={section.current ? 'page' : undefined}
                    onClick={close}
                  >
                    {section.label}
                  </AppLink>
                </li>
              ))}
            </ul>
            {account ? (
              <ul className="fs-nav__phone">
                {help ? (
                  <li>
                    <AppLink href={help.href}>{help.label}</AppLink>
                  </li>
                ) : null}
                <AccountItems account={account} onChoose={close} />
              </ul>
            ) : null}
          </div>
        </nav>
      ) : null}
    </header>
  );
}
