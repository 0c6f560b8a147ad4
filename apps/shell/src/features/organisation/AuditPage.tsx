import { routes } from '@fairshift/contracts';
import { InsetText } from '@fairshift/ui';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { AuditTable } from './AuditTable.js';
import { auditWords as words } from './organisation.words.js';
import { OrganisationNav } from './OrganisationNav.js';

/** Who changed what, newest first, a page at a time. */
export function AuditPage() {
  const mayRead = useMay('audit:read');
  return (
    <Page title={words.title} lede={words.lede} nav={<OrganisationNav />}>
      {mayRead ? <Entries /> : <InsetText>{words.cannot}</InsetText>}
    </Page>
  );
}

function Entries() {
  const { id: organisationId } = useOrganisation();
  const [after, setAfter] = useState<string>();
  const entries = useRead(routes.listAudit, {
    params: { organisationId },
    query: { limit: 50, ...(after ? { after } : {}) },
  });
  return (
    <Load query={entries} what="the list" part>
      {(page) => <AuditTable {...page} onOlder={setAfter} />}
    </Load>
  );
}
