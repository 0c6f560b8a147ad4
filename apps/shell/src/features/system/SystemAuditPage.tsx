import { routes } from '@fairshift/contracts';
import { InsetText } from '@fairshift/ui';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { useRead } from '../../platform/queries.js';
import { isSystemAdministrator, useAccount } from '../../platform/session.js';
import { AuditTable } from '../organisation/index.js';
import { systemAuditWords as words, systemWords } from './system.words.js';
import { SystemNav } from './SystemNav.js';

/** Sign-ins, and what was done to the system and its accounts. */
export function SystemAuditPage() {
  const may = isSystemAdministrator(useAccount());
  return (
    <Page title={words.title} {...(may ? { lede: words.lede, nav: <SystemNav /> } : {})}>
      {may ? <Entries /> : <InsetText>{systemWords.cannot}</InsetText>}
    </Page>
  );
}

function Entries() {
  const [after, setAfter] = useState<string>();
  const entries = useRead(routes.listSystemAudit, { query: { limit: 50, ...(after ? { after } : {}) } });
  return (
    <Load query={entries} what="the list" part>
      {(page) => <AuditTable {...page} onOlder={setAfter} />}
    </Load>
  );
}
