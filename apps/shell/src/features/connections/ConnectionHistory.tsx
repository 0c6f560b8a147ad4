import { routes, type ConnectionRun } from '@fairshift/contracts';
import { Card, Timeline } from '@fairshift/ui';
import { counted, momentWords, withPeriods } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { changesWords, connectionWords as words, runStateWords } from './connections.words.js';

/** Runs that have ended, newest first: what changed, or what went wrong with the next step. */
export function ConnectionHistory({ connectionId }: { connectionId: string }) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, connectionId };
  const runs = useRead(routes.listConnectionRuns, { params, query: { limit: 20 } });
  return (
    <Card title={words.history.title} size="large">
      <Load query={runs} what="the history" part>
        {({ items }) => {
          const ended = items.filter(({ finishedAt }) => finishedAt !== undefined);
          if (ended.length === 0) return <p>{words.history.none}</p>;
          return <Timeline entries={ended.map(entryOf)} />;
        }}
      </Load>
    </Card>
  );
}

function entryOf(run: ConnectionRun) {
  const { id, finishedAt = '', state, datasetTitle, outcome, remedy, changes, rows, by, cause } = run;
  return {
    id,
    when: momentWords(finishedAt),
    kind: state === 'done' ? ('change' as const) : ('plain' as const),
    children: (
      <>
        <strong>
          {runStateWords[state]}: {datasetTitle}.
        </strong>{' '}
        {withPeriods(outcome ?? '')} {remedy ?? ''}
        <span className="sh-line fs-small fs-quiet">
          {[
            state === 'done' && changes && changesWords(changes),
            state === 'done' && rows !== undefined && counted(rows, 'row'),
            words.history.by(by, cause),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    ),
  };
}
