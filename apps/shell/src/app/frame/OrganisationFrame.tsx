import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { NotFoundPage } from '../../platform/failure.js';
import { applyEvent, followEvents } from '../../platform/live.js';
import { OrganisationContext, scopeOf, useAccount } from '../../platform/session.js';

/** Everything below `/o/{slug}`: names the organisation and keeps its pages live. */
export function OrganisationFrame() {
  const { slug } = useParams({ from: '/signed-in/o/$slug' });
  const scope = scopeOf(useAccount(), slug);
  const client = useQueryClient();
  const organisationId = scope?.id;
  useEffect(() => {
    if (!organisationId) return undefined;
    return followEvents(organisationId, (event) => applyEvent(client, event));
  }, [client, organisationId]);
  if (!scope) return <NotFoundPage />;
  return (
    <OrganisationContext value={scope}>
      <Outlet />
    </OrganisationContext>
  );
}
