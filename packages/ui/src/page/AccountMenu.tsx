import { useId } from 'react';
import { ChevronIcon } from '../marks/icons.js';
import { AppLink } from './link.js';
import { useDisclosure } from './use-disclosure.js';

export interface Account {
  /** What the person does here: "Practice lead". */
  readonly label: string;
  /** Who is signed in, shown inside the menu. */
  readonly who?: string | undefined;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly onSignOut?: (() => void) | undefined;
}

/** Links and sign-out, shared by the drop-down and by the phone's menu. */
export function AccountItems({
  account,
  onChoose,
}: {
  account: Account;
  onChoose?: (() => void) | undefined;
}) {
  return (
    <>
      {account.links.map((link) => (
        <li key={link.href}>
          <AppLink href={link.href} onClick={onChoose}>
            {link.label}
          </AppLink>
        </li>
      ))}
      {account.onSignOut ? (
        <li>
          <button type="button" onClick={account.onSignOut}>
            Sign out
          </button>
        </li>
      ) : null}
    </>
  );
}

export function AccountMenu({ account }: { account: Account }) {
  const { open, toggle, close, region, button } = useDisclosure<HTMLUListElement>();
  const id = useId();
  return (
    <>
      <button
        ref={button}
        className="fs-header__btn"
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        {account.label} <ChevronIcon />
      </button>
      <ul className="fs-menu" id={id} ref={region} hidden={!open}>
        {account.who ? <li className="fs-menu__who">{account.who}</li> : null}
        <AccountItems account={account} onChoose={close} />
      </ul>
    </>
  );
}
