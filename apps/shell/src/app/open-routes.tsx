import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { NotFoundPage } from '../platform/failure.js';
import { safeNext } from '../platform/paths.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { OpenFrame, PublicFrame } from './frame/PublicFrame.js';

export const root = createRootRoute({
  component: () => (
    <ErrorBoundary>
      <Outlet />
    </ErrorBoundary>
  ),
  notFoundComponent: () => (
    <PublicFrame>
      <NotFoundPage />
    </PublicFrame>
  ),
});

const open = createRoute({ getParentRoute: () => root, id: 'open', component: OpenFrame });
const signIn = createRoute({
  getParentRoute: () => open,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = safeNext(search['next']);
    return next ? { next } : {};
  },
  component: lazyRouteComponent(() => import('../features/account/SignInPage.js'), 'SignInPage'),
});
const link = createRoute({
  getParentRoute: () => open,
  path: '/link',
  component: lazyRouteComponent(() => import('../features/account/LinkPage.js'), 'LinkPage'),
});
const help = createRoute({
  getParentRoute: () => open,
  path: '/help',
  component: lazyRouteComponent(() => import('../features/help/HelpPage.js'), 'HelpPage'),
});
const accessibility = createRoute({
  getParentRoute: () => open,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('../features/help/AccessibilityPage.js'), 'AccessibilityPage'),
});

/** Pages for everybody, signed in or not. */
export const openPages = open.addChildren([signIn, link, help, accessibility]);
