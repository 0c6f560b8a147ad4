import { routes, type Dataset } from '@fairshift/contracts';
import { AppLink, Card, EmptyState, LinkButton } from '@fairshift/ui';
import { useSearch } from '@tanstack/react-router';
import { periodWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { MeasureForm } from './MeasureForm.js';
import { measureListWords, measureWords, newMeasureWords as words } from './measures.words.js';

/** First the data, then what they mean. */
export function NewMeasurePage() {
  const { slug } = useOrganisation();
  const search = useSearch({ from: '/signed-in/o/$slug/measures/new' });
  const crumbs = [{ label: measureWords.crumb, href: paths.measures(slug) }, { label: words.title }];
  if (!useMay('measures:write')) {
    return (
      <Page title={words.title} crumbs={crumbs}>
        <EmptyState title={words.cannotTitle}>
          <p>{words.cannot}</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={words.title} lede={words.lede} crumbs={crumbs}>
      {search.dataset ? <OfDataset datasetId={search.dataset} column={search.column} /> : <ChooseDataset />}
    </Page>
  );
}

function ChooseDataset() {
  const { id: organisationId, slug } = useOrganisation();
  const datasets = useRead(routes.listDatasets, { params: { organisationId }, query: { limit: 200 } });
  return (
    <Load query={datasets} what="your data" part>
      {({ items }) => {
        const held = items.filter(({ empty }) => !empty);
        if (held.length === 0) {
          return (
            <EmptyState
              title={measureListWords.emptyTitle}
              action={<LinkButton href={paths.newImport(slug)}>{measureListWords.bring}</LinkButton>}
            >
              <p>{measureListWords.noData}</p>
            </EmptyState>
          );
        }
        return (
          <Card title={words.dataset} size="large">
            <ul className="fs-list">
              {held.map(({ id, title, from, to }) => (
                <li key={id}>
                  <AppLink href={paths.newMeasure(slug, id)}>{title}</AppLink>
                  {from && to ? (
                    <span className="sh-line fs-small fs-quiet">
                      {periodWords({ start: from, end: to, kind: 'irregular' })}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </Card>
        );
      }}
    </Load>
  );
}

function OfDataset({ datasetId, column }: { datasetId: string; column: string | undefined }) {
  const { id: organisationId } = useOrganisation();
  const dataset = useRead(routes.getDataset, { params: { organisationId, datasetId } });
  return (
    <Load query={dataset} what="the data" part>
      {(found: Dataset) =>
        found.columns.length === 0 ? (
          <EmptyState title={words.emptyDataset}>
            <p>{measureListWords.noData}</p>
          </EmptyState>
        ) : (
          <MeasureForm dataset={found} column={column} />
        )
      }
    </Load>
  );
}
