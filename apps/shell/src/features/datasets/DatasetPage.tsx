import { routes, type Dataset } from '@fairshift/contracts';
import { Card, EmptyState, LinkButton } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { counted, periodNoun, spanWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page, type PageProps } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { DatasetColumns } from './DatasetColumns.js';
import { DatasetHistory } from './DatasetHistory.js';
import { DatasetHolds } from './DatasetHolds.js';
import { DatasetProvenance } from './DatasetProvenance.js';
import { DatasetSplits } from './DatasetSplits.js';
import { DatasetUses } from './DatasetUses.js';
import { datasetWords as words } from './datasets.words.js';
import { editionOf } from './edition.js';
import { RenameDataset } from './RenameDataset.js';

/** What a dataset holds, where it came from and how it changed. */
export function DatasetPage() {
  const { datasetId } = useParams({ from: '/signed-in/o/$slug/data/$datasetId' });
  const { id: organisationId } = useOrganisation();
  const dataset = useRead(routes.getDataset, { params: { organisationId, datasetId } });
  return (
    <Load query={dataset} what="the dataset">
      {(shown) => <Shown dataset={shown} />}
    </Load>
  );
}

/** "8 quarters, 1 place, split in 6 ways." */
function ledeOf(dataset: Dataset): string {
  const first = dataset.periods[0];
  const last = dataset.periods.at(-1);
  const kind = first?.kind ?? 'irregular';
  const span = first && last ? `, ${spanWords(first, last)}` : '';
  const ways = dataset.stratifiers.length;
  const split = ways > 0 ? ` It can be split in ${counted(ways, 'way')}.` : '';
  return `${counted(dataset.periods.length, periodNoun(kind))}${span}, ${counted(dataset.places.total, 'place')}.${split}`;
}

/** The next step from here: the gap where a measure can show one, else the first measure. */
function useNextStep(dataset: Dataset): Pick<PageProps, 'action' | 'actionNote'> {
  const { id: organisationId, slug } = useOrganisation();
  const mayMeasure = useMay('measures:write');
  const datasetId = dataset.id;
  const measures = useRead(routes.listMeasures, { params: { organisationId }, query: { datasetId } });
  const [measure] = measures.data?.items ?? [];
  const [column] = dataset.columns;
  if (dataset.empty || measures.data === undefined) return {};
  if (measure && dataset.stratifiers.length > 0) {
    return {
      action: <LinkButton href={paths.explore(slug, measure.id)}>{words.explore}</LinkButton>,
      actionNote: words.exploreNote,
    };
  }
  if (!mayMeasure || !column || measure) return {};
  return {
    action: <LinkButton href={paths.newMeasure(slug, datasetId, column.id)}>{words.makeMeasure}</LinkButton>,
    actionNote: words.makeNote,
  };
}

function Shown({ dataset }: { dataset: Dataset }) {
  const { slug } = useOrganisation();
  const next = useNextStep(dataset);
  const current = dataset.history.find(({ state }) => state === 'current');
  return (
    <Page
      title={dataset.title}
      eyebrow={words.eyebrow(current && editionOf(dataset, current))}
      example={dataset.example}
      crumbs={[{ label: 'Data', href: paths.data(slug) }, { label: dataset.title }]}
      {...(dataset.empty ? {} : { lede: ledeOf(dataset) })}
      {...next}
    >
      {dataset.empty ? (
        <EmptyState title={words.emptyTitle}>
          <p>{words.empty}</p>
        </EmptyState>
      ) : (
        <Content dataset={dataset} />
      )}
    </Page>
  );
}

function Content({ dataset }: { dataset: Dataset }) {
  const mayManage = useMay('datasets:manage');
  return (
    <div className="sh-stack">
      <DatasetHolds dataset={dataset} />
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          <DatasetSplits dataset={dataset} />
          <DatasetColumns dataset={dataset} />
          <DatasetHistory dataset={dataset} />
        </div>
        <div className="fs-c4 sh-stack">
          <DatasetProvenance dataset={dataset} />
          <Card title={words.usedBy}>
            <DatasetUses dataset={dataset} />
          </Card>
          {mayManage ? (
            <Card>
              <RenameDataset dataset={dataset} />
            </Card>
          ) : null}
        </div>
      </div>
    </div>
  );
}
