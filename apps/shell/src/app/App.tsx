import { LinkProvider } from '@fairshift/ui';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { AppLink } from '../platform/link.js';
import type { createAppRouter } from './router.js';

export interface AppProps {
  readonly client: QueryClient;
  readonly router: ReturnType<typeof createAppRouter>;
}

/** Providers around the router: reads, and links that the components of `ui` use. */
export function App({ client, router }: AppProps) {
  return (
    <QueryClientProvider client={client}>
      <LinkProvider component={AppLink}>
        <RouterProvider router={router} />
      </LinkProvider>
    </QueryClientProvider>
  );
}
