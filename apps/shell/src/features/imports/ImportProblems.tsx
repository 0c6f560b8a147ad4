import { routes, type ImportJob, type ProblemRow } from '@fairshift/contracts';
import { Card, Table } from '@fairshift/ui';
import { counted } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { importWords as words } from './imports.words.js';
import { problemsCsv } from './problems-csv.js';

const SHOWN = 50;

/** Rows that could not be used: where, what stood there, why, what to do. */
export function ImportProblems({ job }: { job: ImportJob }) {
  const { id: organisationId } = useOrganisation();
  const problems = useRead(
    routes.listImportProblems,
    { params: { organisationId, importId: job.id }, query: { limit: 200 } },
    { enabled: job.problemCount > 0 },
  );
  if (job.problemCount === 0) return null;
  return (
    <Card title={words.problems.title(counted(job.problemCount, 'row'))} size="large">
      <p>{words.problems.lede}</p>
      <Load query={problems} what="the problems" part>
        {({ items }) => (
          <>
            <ProblemTable items={items.slice(0, SHOWN)} />
            {job.problemCount > SHOWN ? (
              <p className="fs-small fs-quiet">{words.problems.first(Math.min(SHOWN, items.length))}</p>
            ) : null}
            <p className="fs-card__foot">
              <Download items={items} fileName={job.file.name} />
            </p>
          </>
        )}
      </Load>
    </Card>
  );
}

function ProblemTable({ items }: { items: readonly ProblemRow[] }) {
  const keyed = items.map((item, i) => ({ ...item, key: String(i) }));
  return (
    <Table
      caption="Rows that cannot be used"
      captionHidden
      rows={keyed}
      rowKey={({ key }) => key}
      empty={null}
      columns={[
        {
          id: 'row',
          heading: words.problems.where,
          cell: ({ row }) => (row === undefined ? 'Whole file' : `Row ${row.toLocaleString('en-GB')}`),
        },
        { id: 'column', heading: words.problems.column, cell: ({ column }) => column ?? '' },
        {
          id: 'found',
          heading: words.problems.found,
          cell: ({ found }) => (found === undefined ? '' : <span className="fs-code">{found}</span>),
        },
        { id: 'why', heading: words.problems.why, cell: ({ message }) => message },
        { id: 'remedy', heading: words.problems.remedy, cell: ({ remedy }) => remedy ?? '' },
      ]}
    />
  );
}

function Download({ items, fileName }: { items: readonly ProblemRow[]; fileName: string }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([problemsCsv(items)], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `problems-in-${fileName.replace(/\.\w+$/, '')}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <button type="button" className="sh-link" onClick={save}>
      {words.problems.download}
    </button>
  );
}
