import { routes, type Dataset } from '@fairshift/contracts';
import { Card, EmptyState, LinkButton } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { counted, periodNoun, spanWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
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

function Shown({ dataset }: { dataset: Dataset }) {
  const { slug } = useOrganisation();
  const mayMeasure = useMay('measures:write');
  const current = dataset.history.find(({ state }) => state === 'current');
  const column = dataset.columns[0];
  const action =
    mayMeasure && column && !dataset.empty
      ? {
          action: (
            <LinkButton href={paths.newMeasure(slug, dataset.id, column.id)}>{words.makeMeasure}</LinkButton>
          ),
          actionNote: words.makeNote,
        }
      : {};
  return (
    <Page
      title={dataset.title}
      eyebrow={words.eyebrow(current?.number)}
      example={dataset.example}
      crumbs={[{ label: 'Data', href: paths.data(slug) }, { label: dataset.title }]}
      {...(dataset.empty ? {} : { lede: ledeOf(dataset) })}
      {...action}
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
            <DatasetUses datasetId={dataset.id} />
          </Card>
          {mayManage ? <RenameDataset dataset={dataset} /> : null}
        </div>
      </div>
    </div>
  );
}
