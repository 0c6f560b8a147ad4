import { routes } from '@fairshift/contracts';
import { Header, PageFrame } from '@fairshift/ui';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { AppFooter } from './AppFooter.js';

/** The frame around what anyone may see. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const demo = useRead(routes.getDemo, {}, { staleTime: 60_000 });
  return (
    <PageFrame
      header={<Header homeHref={paths.root()} />}
      footer={<AppFooter demo={demo.data?.on ?? false} />}
    >
      {children}
    </PageFrame>
  );
}

/** Pages that need no sign-in. */
export function OpenFrame() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}
