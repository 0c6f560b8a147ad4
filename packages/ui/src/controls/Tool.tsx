import type { ReactNode } from 'react';
import { AppLink } from '../page/link.js';

export interface ToolProps {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  readonly pressed?: boolean | undefined;
  readonly expanded?: boolean | undefined;
  readonly controls?: string | undefined;
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A grey-bordered action: everything that is not the page's primary one. */
export function Tool({ children, onClick, pressed, expanded, controls, label, disabled }: ToolProps) {
  return (
    <button
      className="fs-tool"
      type="button"
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

export interface ToolLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  readonly download?: string | boolean | undefined;
}

export function ToolLink({ href, children, download }: ToolLinkProps) {
  return (
    <AppLink className="fs-tool" href={href} download={download}>
      {children}
    </AppLink>
  );
}

/** One of a few choices that filter a list. */
export function Chip(props: { pressed: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button className="fs-chip" type="button" aria-pressed={props.pressed} onClick={props.onClick}>
      {props.children}
    </button>
  );
}

/** Buttons in a row; one below the other on a phone. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="fs-actions">{children}</div>;
}
