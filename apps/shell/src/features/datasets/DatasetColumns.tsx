import type { Dataset } from '@fairshift/contracts';
import { AppLink, Card, Table } from '@fairshift/ui';
import { numberWords } from '../../platform/format.js';
import { paths } from '../../platform/paths.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { columnKindWords, datasetWords as words } from './datasets.words.js';

type Column = Dataset['columns'][number];

/** The source's own columns, each a step away from a measure. */
export function DatasetColumns({ dataset }: { dataset: Dataset }) {
  const { slug } = useOrganisation();
  const mayMeasure = useMay('measures:write');
  return (
    <Card title={words.columnsTitle} size="large">
      <Table
        caption={words.columnsTitle}
        captionHidden
        rows={dataset.columns}
        rowKey={({ id }) => id}
        empty={<p>The file has no numbers that we can use.</p>}
        columns={[
          { id: 'label', heading: 'Column', cell: ({ label }) => label },
          {
            id: 'kind',
            heading: 'Kind',
            cell: ({ kind, unit }) =>
              unit === kind ? columnKindWords[kind] : `${columnKindWords[kind] ?? kind} (${unit})`,
          },
          {
            id: 'n',
            heading: words.observations,
            numeric: true,
            cell: (column) => numberWords(column.observations),
          },
          ...(mayMeasure
            ? [
                {
                  id: 'make',
                  heading: 'Next',
                  cell: (column: Column) => (
                    <AppLink
                      href={paths.newMeasure(slug, dataset.id, column.id)}
                      aria-label={`${words.measureOf}: ${column.label}`}
                    >
                      {words.measureOf}
                    </AppLink>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
