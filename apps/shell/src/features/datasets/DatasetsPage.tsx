import { routes } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, ExampleTag, LinkButton } from '@fairshift/ui';
import { counted, dateWords, momentWords, periodWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import type { DatasetSummary } from '@fairshift/contracts';
import { RunningImports } from '../imports/index.js';
import { listWords as words } from './datasets.words.js';

/** All datasets of the organisation, newest change first as the server gives them. */
export function DatasetsPage() {
  const { id, slug } = useOrganisation();
  const mayImport = useMay('imports:write');
  const mayConnect = useMay('connections:read');
  const datasets = useRead(routes.listDatasets, { params: { organisationId: id }, query: { limit: 200 } });
  return (
    <Load query={datasets} what="your data">
      {({ items }) => (
        <Page
          title={items.length > 0 ? words.title(items.length) : words.none}
          windowTitle="Data"
          lede={words.lede}
          {...(mayImport && items.length > 0
            ? {
                action: <LinkButton href={paths.newImport(slug)}>{words.bring}</LinkButton>,
                actionNote: words.bringNote,
              }
            : {})}
        >
          <div className="sh-stack">
            {mayConnect ? (
              <p>
                <AppLink href={paths.connections(slug)}>{words.connections}</AppLink>
              </p>
            ) : null}
            {mayImport ? <RunningImports /> : null}
            {items.length > 0 ? <List items={items} /> : <Empty mayImport={mayImport} />}
          </div>
        </Page>
      )}
    </Load>
  );
}

function Empty({ mayImport }: { mayImport: boolean }) {
  const { slug } = useOrganisation();
  return mayImport ? (
    <EmptyState
      title={words.emptyTitle}
      action={<LinkButton href={paths.newImport(slug)}>{words.bring}</LinkButton>}
    >
      <p>{words.empty}</p>
    </EmptyState>
  ) : (
    <EmptyState title={words.none}>
      <p>{words.emptyCannot}</p>
    </EmptyState>
  );
}

function List({ items }: { items: readonly DatasetSummary[] }) {
  const { slug } = useOrganisation();
  return (
    <Card size="large">
      <ul className="sh-rows">
        {items.map((dataset) => (
          <li key={dataset.id} className="sh-row">
            <h2 className="sh-row__title">
              <AppLink href={paths.dataset(slug, dataset.id)}>{dataset.title}</AppLink>
            </h2>
            <p className="sh-row__facts">{factsOf(dataset)}</p>
            <div className="sh-row__end">{dataset.example ? <ExampleTag /> : null}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function factsOf(dataset: DatasetSummary): string {
  if (dataset.empty) return words.firstRunning;
  const { from, to } = dataset;
  const span = from && to ? periodWords({ start: from, end: to, kind: 'irregular' }) : undefined;
  return [
    dataset.source,
    span ?? (from && dateWords(from)),
    counted(dataset.rows, 'row'),
    words.updated(momentWords(dataset.updatedAt)),
  ]
    .filter(Boolean)
    .join(' · ');
}
