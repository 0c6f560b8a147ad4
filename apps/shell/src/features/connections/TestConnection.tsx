import { routes, type Connection, type ConnectionTest } from '@fairshift/contracts';
import { Button, Card, Notice } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords as words } from './connections.words.js';

/** Asks the source whether it answers, and says what came of it. */
export function TestConnection(props: { connection: Connection; isNext?: boolean }) {
  const { connection, isNext = false } = props;
  const { id: organisationId } = useOrganisation();
  const mayRun = useMay('connections:run');
  const test = useSend(routes.testConnection, CHANGES);
  return (
    <Card title={words.test.title} {...(isNext ? { size: 'large' as const } : {})}>
      <div className="sh-stack">
        <p>{words.test.lede}</p>
        <div aria-live="polite">
          {test.isPending ? <p>{words.test.testing}</p> : <Said connection={connection} test={test.data} />}
        </div>
        {test.isError ? <Notice kind="error" title={sentenceOf(test.error)} /> : null}
        {mayRun ? (
          <div>
            <Button
              look={isNext ? 'primary' : 'secondary'}
              disabled={test.isPending}
              onClick={() => test.mutate({ params: { organisationId, connectionId: connection.id } })}
            >
              {words.test.test}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

/** What came of the test; before there was one, what came of asking without anybody pressing anything. */
function Said({ connection, test }: { connection: Connection; test: ConnectionTest | undefined }) {
  const { checkedAt, lastCheck } = connection;
  if (test) {
    return (
      <Notice kind={test.ok ? 'done' : 'concern'} title={test.ok ? words.test.ok : words.test.failed}>
        <p>{test.words}</p>
        {test.remedy ? <p>{test.remedy}</p> : null}
      </Notice>
    );
  }
  if (!lastCheck) {
    const told = checkedAt ? `${words.test.ok}: ${momentWords(checkedAt)}` : words.test.never;
    return <p className="fs-small fs-quiet">{told}</p>;
  }
  const when = momentWords(lastCheck.at);
  if (lastCheck.ok) {
    return (
      <p className="fs-small fs-quiet">
        {words.test.answered(when)} {words.test.daily}
      </p>
    );
  }
  return (
    <Notice kind="concern" title={words.test.silent(when)}>
      <p>{lastCheck.words}</p>
      {lastCheck.remedy ? (
        <p>
          {words.trouble.next} {lastCheck.remedy}
        </p>
      ) : null}
    </Notice>
  );
}
