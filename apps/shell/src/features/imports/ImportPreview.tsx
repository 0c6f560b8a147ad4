import { routes, type ImportJob, type RouteResponse } from '@fairshift/contracts';
import { CellFlag, Table, Tool, type Column } from '@fairshift/ui';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { importWords } from './imports.words.js';

const words = importWords.ready;
const FIRST = 5;

type Preview = RouteResponse<typeof routes.getImportPreview>;
type Row = Preview['rows'][number] & { readonly key: string };

/** What a cell without a number says, in the words of the server's preview. */
const FLAGGED = /^(hidden|suppressed|missing|not applicable)/i;

function columnsOf({ columns }: Preview): [Column<Row>, ...Column<Row>[]] {
  const [head, ...rest] = columns.map((column, i) => ({
    id: column.id,
    heading: column.label,
    numeric: column.role === 'measure' || column.role === 'number',
    cell: ({ cells }: Row) => {
      const text = cells[i] ?? '';
      return FLAGGED.test(text) ? <CellFlag>{text}</CellFlag> : text;
    },
  }));
  return head ? [head, ...rest] : [{ id: 'none', heading: '', cell: () => '' }];
}

/** One row of a file can become several, so its number is no key. */
const keyed = ({ rows }: Preview): Row[] => rows.map((row, i) => ({ ...row, key: String(i) }));

/** The first rows as understood: what will be stored, not what stood in the file. */
export function ImportPreview({ job }: { job: ImportJob }) {
  const { id: organisationId } = useOrganisation();
  const [all, setAll] = useState(false);
  const preview = useRead(routes.getImportPreview, { params: { organisationId, importId: job.id } });
  return (
    <div className="sh-section">
      <Load query={preview} what="the first rows" part>
        {(shown) => (
          <>
            <Table
              caption={words.preview}
              dense
              rows={keyed(shown).slice(0, all ? undefined : FIRST)}
              rowKey={({ key }) => key}
              empty={<p>{words.previewNone}</p>}
              columns={columnsOf(shown)}
            />
            {shown.rows.length > FIRST && !all ? (
              <div className="sh-actions-row">
                <Tool onClick={() => setAll(true)}>{words.moreRows(shown.rows.length - FIRST)}</Tool>
              </div>
            ) : null}
          </>
        )}
      </Load>
    </div>
  );
}
