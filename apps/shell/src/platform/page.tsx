import { Breadcrumb, PageHead, type Crumb, type PageHeadProps } from '@fairshift/ui';
import { use, type ReactNode } from 'react';
import { useHeadingFocus, useTitle } from './focus.js';
import { OrganisationContext } from './session.js';

export interface PageProps extends Omit<PageHeadProps, 'title' | 'alone'> {
  /** The heading, and the title of the window. */
  readonly title: string;
  /** A shorter title for the window, where the heading is a long finding. */
  readonly windowTitle?: string;
  readonly crumbs?: readonly Crumb[];
  /** Links to the sister pages of this one. */
  readonly nav?: ReactNode;
  readonly children: ReactNode;
}

/** The anatomy of every page: where it stands, what it found, one action, then the content. */
export function Page({ title, windowTitle, crumbs, nav, children, ...head }: PageProps) {
  const organisation = use(OrganisationContext);
  const within = useHeadingFocus(title);
  useTitle(windowTitle ?? title, organisation?.name);
  return (
    <div ref={within} className="sh-page">
      {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
      <PageHead title={title} alone={!crumbs} {...head} />
      {nav}
      {children}
    </div>
  );
}
