import { routes, type Connection } from '@fairshift/contracts';
import { AppLink, Button, Card, Notice, Tag } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dateWords, momentWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords as words, stateWords } from './connections.words.js';
import { ConnectionHistory } from './ConnectionHistory.js';
import { ConnectionSettings } from './ConnectionSettings.js';
import { RunningNow } from './RunningNow.js';
import { ScheduleForm } from './ScheduleForm.js';
import { StreamChoice } from './StreamChoice.js';
import { TakeAway } from './TakeAway.js';
import { TestConnection } from './TestConnection.js';

const ASK_EVERY_MS = 1000;

/** One connection: how it is, what runs now, its data, its times, its settings and its history. */
export function ConnectionPage() {
  const { connectionId } = useParams({ from: '/signed-in/o/$slug/data/connections/$connectionId' });
  const { id: organisationId } = useOrganisation();
  const [every, setEvery] = useState<number | false>(false);
  const connection = useRead(routes.getConnection, { params: { organisationId, connectionId } }, { every });
  const isMoving = connection.data?.state === 'running';
  if (isMoving !== (every !== false)) setEvery(isMoving ? ASK_EVERY_MS : false);
  return (
    <Load query={connection} what="the connection">
      {(shown) => <Shown connection={shown} />}
    </Load>
  );
}

function Shown({ connection }: { connection: Connection }) {
  const { id: organisationId, slug } = useOrganisation();
  const mayRun = useMay('connections:run');
  const mayManage = useMay('connections:manage');
  const run = useSend(routes.runConnection, CHANGES);
  const isTested = connection.streams.some(({ chosen }) => chosen);
  // What a test has said stays where it was said until the first data come.
  const isNew = connection.datasets.length === 0;
  const isNeeded = !isTested || connection.trouble !== undefined;
  const isFree = connection.state !== 'running' && connection.state !== 'needs-confirmation';
  const now = (
    <Button
      disabled={run.isPending}
      onClick={() => run.mutate({ params: { organisationId, connectionId: connection.id } })}
    >
      {words.run.now}
    </Button>
  );
  return (
    <Page
      title={connection.title}
      eyebrow={`${words.eyebrow} · ${connection.source.title}`}
      lede={words.owner(connection.owner.name)}
      crumbs={[
        { label: 'Data', href: paths.data(slug) },
        { label: words.eyebrow, href: paths.connections(slug) },
        { label: connection.title },
      ]}
      {...(mayRun && isTested && isFree ? { action: now, actionNote: words.run.nowNote } : {})}
    >
      {/* A run ends by itself: nobody pressed anything, so it is said aloud. */}
      <p className="fs-vh" aria-live="polite">
        {stateWords[connection.state]}
      </p>
      {run.isError ? <Notice kind="error" title={sentenceOf(run.error)} /> : null}
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          <HowItIs connection={connection} />
          <RunningNow connection={connection} />
          {isNew ? <TestConnection connection={connection} isNext={!isTested} /> : null}
          {/* While it does not work, the settings are what to look at next. */}
          {isNeeded && mayManage ? <ConnectionSettings connection={connection} /> : null}
          {isTested ? (
            <>
              <Datasets connection={connection} />
              <ConnectionHistory connectionId={connection.id} />
            </>
          ) : null}
        </div>
        <div className="fs-c4 sh-stack">
          {isTested ? (
            <ScheduleForm key={`schedule ${JSON.stringify(connection.schedule)}`} connection={connection} />
          ) : null}
          {isTested && mayManage ? <StreamChoice connection={connection} /> : null}
          {isNew ? null : <TestConnection connection={connection} />}
          {mayManage && !isNeeded ? <ConnectionSettings connection={connection} /> : null}
          {mayManage ? <TakeAway connection={connection} /> : null}
        </div>
      </div>
    </Page>
  );
}

/** What is wrong, in words with the next step; nothing at all while nothing is. */
function HowItIs({ connection }: { connection: Connection }) {
  const { trouble, sourceTrouble, state, stale } = connection;
  return (
    <>
      <p>
        <Tag colour={state === 'failing' || state === 'needs-confirmation' ? 'yellow' : 'grey'}>
          {stateWords[state]}
        </Tag>
      </p>
      {sourceTrouble ? (
        <Notice kind="concern" title={words.trouble.source}>
          <p>{sourceTrouble}</p>
        </Notice>
      ) : null}
      {trouble ? (
        <Notice kind="concern" title={words.trouble.title(momentWords(trouble.since))}>
          <p>{trouble.words}</p>
          <p>
            {words.trouble.next} {trouble.remedy}
          </p>
          <p>{words.trouble.stay}</p>
        </Notice>
      ) : null}
      {stale && !trouble ? <Notice kind="concern" title={words.trouble.stale} /> : null}
    </>
  );
}

function Datasets({ connection }: { connection: Connection }) {
  const { slug } = useOrganisation();
  const { datasets } = connection;
  return (
    <Card title={words.data.title} size="large">
      {datasets.length === 0 ? (
        <p>{words.data.none}</p>
      ) : (
        <ul className="fs-list">
          {datasets.map(({ id, title, rows, newest, fetchedAt }) => (
            <li key={id}>
              <AppLink href={paths.dataset(slug, id)}>{title}</AppLink>
              <span className="sh-line fs-small fs-quiet">
                {words.data.facts(rows, newest && dateWords(newest), fetchedAt && momentWords(fetchedAt))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {datasets.some(({ canGoBack }) => canGoBack) ? <p className="fs-small">{words.data.back}</p> : null}
    </Card>
  );
}
