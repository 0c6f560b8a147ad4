import { createContext, createElement, use, type ComponentType, type ReactNode } from 'react';

export interface LinkProps {
  readonly href: string;
  readonly children?: ReactNode;
  readonly className?: string | undefined;
  readonly id?: string | undefined;
  readonly 'aria-current'?: 'page' | 'step' | 'true' | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly download?: string | boolean | undefined;
  readonly onClick?: (() => void) | undefined;
}

function PlainLink({ children, ...rest }: LinkProps) {
  return <a {...rest}>{children}</a>;
}

const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink);

/** Lets the shell put its router's link in place of a plain anchor, so that this package knows no router. */
export function LinkProvider(props: { component: ComponentType<LinkProps>; children: ReactNode }) {
  return <LinkContext value={props.component}>{props.children}</LinkContext>;
}

/** A link inside the product. With `download` it stays a plain anchor: a router cannot save a file. */
export function AppLink(props: LinkProps) {
  const RouterLink = use(LinkContext);
  return createElement(props.download === undefined ? RouterLink : PlainLink, props);
}
