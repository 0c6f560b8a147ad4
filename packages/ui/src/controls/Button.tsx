import { useRef, type MouseEvent, type ReactNode } from 'react';
import { AppLink } from '../page/link.js';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly type?: 'button' | 'submit' | undefined;
  readonly onClick?: (() => void) | undefined;
  /** Green is for the page's one primary action. */
  readonly look?: 'primary' | 'secondary' | 'warning' | undefined;
  /** Says why beside it; the button stays in the tab order, so that the reason can be found. */
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
}

const looks = { primary: '', secondary: ' nhsuk-button--secondary', warning: ' nhsuk-button--warning' };
const className = (look: keyof typeof looks): string => `nhsuk-button nhsuk-button--small${looks[look]}`;

/** A second click within this time is a slip: some people double-click everything. */
const DOUBLE_CLICK_MS = 600;

export function Button({
  children,
  type = 'button',
  onClick,
  look = 'primary',
  disabled,
  describedBy,
}: ButtonProps) {
  const last = useRef(Number.NEGATIVE_INFINITY);
  const guard = (event: MouseEvent): void => {
    const again = event.timeStamp - last.current < DOUBLE_CLICK_MS;
    if (disabled || again) {
      event.preventDefault();
      return;
    }
    last.current = event.timeStamp;
    onClick?.();
  };
  return (
    <button
      className={className(look)}
      type={type}
      aria-disabled={disabled ? true : undefined}
      aria-describedby={describedBy}
      onClick={guard}
    >
      {children}
    </button>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly look?: keyof typeof looks | undefined;
}

/** Leads to a page, so it is a link and says so to screen readers. */
export function LinkButton({ href, children, look = 'primary' }: LinkButtonProps) {
  return (
    <AppLink className={className(look)} href={href}>
      {children}
    </AppLink>
  );
}
