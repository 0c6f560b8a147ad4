import { routes, type Connection } from '@fairshift/contracts';
import { Actions, Button, Card, Notice } from '@fairshift/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { connectionWords } from './connections.words.js';

const words = connectionWords.away;

/** Asked twice, since what it needs to sign in cannot be got back. */
export function TakeAway({ connection }: { connection: Connection }) {
  const { id: organisationId, slug } = useOrganisation();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const remove = useSend(routes.deleteConnection, ['listConnections', 'getHome']);
  const go = () =>
    remove.mutate(
      { params: { organisationId, connectionId: connection.id } },
      { onSuccess: () => void navigate({ to: paths.connections(slug) }) },
    );
  return (
    <Card title={words.title}>
      <p>{words.words}</p>
      {remove.isError ? <Notice kind="error" title={sentenceOf(remove.error)} /> : null}
      {isAsked ? (
        <Actions>
          <Button look="warning" disabled={remove.isPending} onClick={go}>
            {words.sure}
          </Button>
          <Button look="secondary" onClick={() => setAsked(false)}>
            {words.no}
          </Button>
        </Actions>
      ) : (
        <Button look="secondary" onClick={() => setAsked(true)}>
          {words.do}
        </Button>
      )}
    </Card>
  );
}
