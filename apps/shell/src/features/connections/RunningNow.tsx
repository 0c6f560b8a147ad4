import { routes, type Connection, type ConnectionRun } from '@fairshift/contracts';
import { Button, Card, Notice, ProgressBar } from '@fairshift/ui';
import { momentWords, withPeriods } from '../../platform/format.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { changesWords, connectionWords as words } from './connections.words.js';

/** What is under way, and the way to stop it; what waits for a person, and the two answers. */
export function RunningNow({ connection }: { connection: Connection }) {
  const live = connection.runs.filter(({ finishedAt }) => finishedAt === undefined);
  const asking = live.filter(({ state }) => state === 'needs-confirmation');
  const moving = live.filter(({ state }) => state !== 'needs-confirmation');
  if (live.length === 0) return null;
  return (
    <>
      {asking.map((run) => (
        <Asking key={run.id} connection={connection} run={run} />
      ))}
      {moving.length > 0 ? (
        <Card size="large">
          <div className="sh-stack">
            {moving.map((run) => (
              <Moving key={run.id} run={run} />
            ))}
            <Stop connection={connection} label={words.run.cancel} hint={words.run.cancelHint} />
          </div>
        </Card>
      ) : null}
    </>
  );
}

function Moving({ run }: { run: ConnectionRun }) {
  const { progress, retryAt } = run;
  const said = retryAt ? words.run.retry(momentWords(retryAt)) : (progress?.words ?? words.run.waiting);
  return (
    <ProgressBar
      title={`${words.run.title}: ${run.datasetTitle}`}
      words={said}
      {...(progress && progress.total > 0 ? { done: progress.done, total: progress.total } : {})}
    />
  );
}

function Asking({ connection, run }: { connection: Connection; run: ConnectionRun }) {
  const { id: organisationId } = useOrganisation();
  const mayRun = useMay('connections:run');
  const confirm = useSend(routes.confirmConnectionRun, [...CHANGES, 'getDataset']);
  const params = { organisationId, connectionId: connection.id, runId: run.id };
  return (
    <Card size="large" mark="concern" title={`${words.run.confirmTitle}: ${run.datasetTitle}`}>
      <div className="sh-stack">
        <p className="fs-words">{withPeriods(run.outcome ?? '')}</p>
        {run.changes ? <p>{changesWords(run.changes)}.</p> : null}
        {confirm.isError ? <Notice kind="error" title={sentenceOf(confirm.error)} /> : null}
        {mayRun ? (
          <>
            <div>
              <Button
                describedBy={`use-hint-${run.id}`}
                disabled={confirm.isPending}
                onClick={() => confirm.mutate({ params })}
              >
                {words.run.accept}
              </Button>
              <p className="fs-small fs-quiet" id={`use-hint-${run.id}`}>
                {words.run.acceptHint}
              </p>
            </div>
            <Stop connection={connection} label={words.run.keep} hint={words.run.cancelHint} />
          </>
        ) : null}
      </div>
    </Card>
  );
}

function Stop(props: { connection: Connection; label: string; hint: string }) {
  const { id: organisationId } = useOrganisation();
  const mayRun = useMay('connections:run');
  const cancel = useSend(routes.cancelConnectionRuns, CHANGES);
  if (!mayRun) return null;
  const params = { organisationId, connectionId: props.connection.id };
  return (
    <div>
      {cancel.isError ? <Notice kind="error" title={sentenceOf(cancel.error)} /> : null}
      <Button look="secondary" disabled={cancel.isPending} onClick={() => cancel.mutate({ params })}>
        {props.label}
      </Button>
      <p className="fs-small fs-quiet">{props.hint}</p>
    </div>
  );
}
