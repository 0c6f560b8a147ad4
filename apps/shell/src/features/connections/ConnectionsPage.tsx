import { routes, type Connection } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, LinkButton, Tag } from '@fairshift/ui';
import { dateWords, momentWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { connectionWords as words, scheduleWords, stateWords } from './connections.words.js';

/** Every connection: what it fetches, how it is, and what it needs. */
export function ConnectionsPage() {
  const { slug } = useOrganisation();
  const maySee = useMay('connections:read');
  const crumbs = [{ label: 'Data', href: paths.data(slug) }, { label: words.eyebrow }];
  if (!maySee) {
    return (
      <Page title={words.list.none} windowTitle={words.eyebrow} crumbs={crumbs}>
        <EmptyState title={words.list.cannotTitle}>
          <p>{words.list.cannot}</p>
        </EmptyState>
      </Page>
    );
  }
  return <Listed />;
}

function Listed() {
  const { id: organisationId, slug } = useOrganisation();
  const mayManage = useMay('connections:manage');
  const connections = useRead(routes.listConnections, { params: { organisationId }, query: { limit: 200 } });
  const add = <LinkButton href={paths.newConnection(slug)}>{words.list.add}</LinkButton>;
  return (
    <Load query={connections} what="your connections">
      {({ items }) => (
        <Page
          title={items.length > 0 ? words.list.title(items.length) : words.list.none}
          windowTitle={words.eyebrow}
          lede={words.list.lede}
          crumbs={[{ label: 'Data', href: paths.data(slug) }, { label: words.eyebrow }]}
          {...(mayManage && items.length > 0 ? { action: add, actionNote: words.list.addNote } : {})}
        >
          {items.length > 0 ? (
            <Card size="large">
              <ul className="sh-rows">
                {items.map((each) => (
                  <Row key={each.id} connection={each} />
                ))}
              </ul>
            </Card>
          ) : (
            <EmptyState title={words.list.none} {...(mayManage ? { action: add } : {})}>
              <p>{mayManage ? words.list.empty : words.list.emptyCannot}</p>
            </EmptyState>
          )}
        </Page>
      )}
    </Load>
  );
}

function Row({ connection }: { connection: Connection }) {
  const { slug } = useOrganisation();
  const { trouble, state } = connection;
  const isBusy = state === 'failing' || state === 'needs-confirmation';
  return (
    <li className="sh-row">
      <h2 className="sh-row__title">
        <AppLink href={paths.connection(slug, connection.id)}>{connection.title}</AppLink>
      </h2>
      <p className="sh-row__facts">{factsOf(connection)}</p>
      {trouble ? (
        <p className="fs-small">
          {trouble.words} {trouble.remedy}
        </p>
      ) : null}
      {connection.stale ? <p className="fs-small">{words.trouble.stale}</p> : null}
      <div className="sh-row__end">
        <Tag colour={isBusy ? 'yellow' : 'grey'}>{stateWords[state]}</Tag>
      </div>
    </li>
  );
}

/** "Nomis · 120 rows · data to 31 March 2024 · last fetched 3 July · Every Monday at 06:30". */
function factsOf({ source, datasets, lastGoodAt, schedule, paused }: Connection): string {
  const rows = datasets.reduce((total, dataset) => total + dataset.rows, 0);
  const newest = datasets
    .map((dataset) => dataset.newest ?? '')
    .toSorted()
    .at(-1);
  return [
    source.title,
    rows > 0 && words.list.rows(rows),
    newest && words.list.newest(dateWords(newest)),
    lastGoodAt ? words.list.lastGood(momentWords(lastGoodAt)) : words.list.never,
    !paused && schedule && scheduleWords(schedule),
  ]
    .filter(Boolean)
    .join(' · ');
}
