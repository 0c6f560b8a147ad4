import { routes, type Connection } from '@fairshift/contracts';
import { Button, Card, Notice } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords as words } from './connections.words.js';

/** Asks the source whether it answers, and says what came of it. */
export function TestConnection({ connection }: { connection: Connection }) {
  const { id: organisationId } = useOrganisation();
  const mayRun = useMay('connections:run');
  const test = useSend(routes.testConnection, CHANGES);
  const { checkedAt, lastCheck } = connection;
  return (
    <Card title={words.test.title}>
      <div className="sh-stack">
        <p>{words.test.lede}</p>
        <div aria-live="polite">
          {test.isPending ? <p>{words.test.testing}</p> : null}
          {test.data && !test.isPending ? (
            <Notice
              kind={test.data.ok ? 'done' : 'concern'}
              title={test.data.ok ? words.test.ok : words.test.failed}
            >
              <p>{test.data.words}</p>
              {test.data.remedy ? <p>{test.data.remedy}</p> : null}
            </Notice>
          ) : null}
        </div>
        {test.isError ? <Notice kind="error" title={sentenceOf(test.error)} /> : null}
        <p className="fs-small fs-quiet">
          {checkedAt ? `${words.test.ok}: ${momentWords(checkedAt)}` : words.test.never}
        </p>
        {lastCheck && !test.data ? <LastCheck check={lastCheck} /> : null}
        {mayRun ? (
          <div>
            <Button
              look="secondary"
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

/** What came of asking the source without anybody pressing anything. */
function LastCheck({ check }: { check: NonNullable<Connection['lastCheck']> }) {
  const when = momentWords(check.at);
  if (check.ok) {
    return (
      <p className="fs-small fs-quiet">
        {words.test.answered(when)} {words.test.daily}
      </p>
    );
  }
  return (
    <Notice kind="concern" title={words.test.silent(when)}>
      <p>{check.words}</p>
      {check.remedy ? (
        <p>
          {words.trouble.next} {check.remedy}
        </p>
      ) : null}
    </Notice>
  );
}
