import type { RouteResponse, routes } from '@fairshift/contracts';
import { Button, Card, Table } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { auditWords as words } from './organisation.words.js';

type AuditPart = RouteResponse<typeof routes.listAudit> & { readonly onOlder: (after: string) => void };

/** A part of a log, newest first, and the way to what is older. */
export function AuditTable({ items, next, onOlder }: AuditPart) {
  return (
    <Card size="large">
      <Table
        caption={words.caption}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        empty={<p>{words.empty}</p>}
        columns={[
          { id: 'when', heading: words.when, cell: ({ at }) => momentWords(at) },
          { id: 'who', heading: words.who, cell: ({ actor }) => actor },
          { id: 'what', heading: words.what, cell: (entry) => entry.words },
        ]}
      />
      {next ? (
        <Button look="secondary" onClick={() => onOlder(next)}>
          {words.older}
        </Button>
      ) : null}
    </Card>
  );
}
