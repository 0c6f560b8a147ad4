import { routes, type ImportJob, type RouteResponse } from '@fairshift/contracts';
import { CellFlag, Table, Tool, type Column } from '@fairshift/ui';
import { useState, type ReactNode } from 'react';
import { numberWords, periodWords, type Period } from '../../platform/format.js';
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

const PERIOD = /^(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/;

/** A period crosses as two dates, end exclusive; people read its name. */
function cellOf(text: string, role: string, kind: Period['kind']): ReactNode {
  if (FLAGGED.test(text)) return <CellFlag>{text}</CellFlag>;
  if (role === 'number') return /^\d+(\.\d+)?$/.test(text) ? numberWords(Number(text)) : text;
  const [, start, end] = (role === 'time' && PERIOD.exec(text)) || [];
  return start && end ? periodWords({ start, end, kind }) : text;
}

/** Columns that say the same in every row are told once, below the table. */
const isSame = ({ rows }: Preview, i: number): boolean =>
  rows.length > 1 && new Set(rows.map(({ cells }) => cells[i])).size === 1;

function columnsOf(preview: Preview, kind: Period['kind']): [Column<Row>, ...Column<Row>[]] {
  const shown = preview.columns.flatMap((column, i) => {
    if (i > 0 && column.role !== 'number' && isSame(preview, i)) return [];
    const numeric = column.role === 'number';
    const cell = ({ cells }: Row) => cellOf(cells[i] ?? '', column.role, kind);
    return [{ id: column.id, heading: column.label, numeric, cell }];
  });
  const [head, ...rest] = shown;
  return head ? [head, ...rest] : [{ id: 'none', heading: '', cell: () => '' }];
}

/** What the server's preview says where a row is not split: the same everywhere, so it tells nothing. */
const NOT_SPLIT = 'All';

/** "Place: Bedford practice. Age: 25 to 49." */
const sameWords = (preview: Preview): string =>
  preview.columns
    .flatMap(({ label, role }, i) => {
      const cell = preview.rows[0]?.cells[i] ?? '';
      const told = i > 0 && role !== 'number' && cell !== NOT_SPLIT && isSame(preview, i);
      return told ? [`${label}: ${cell}.`] : [];
    })
    .join(' ');

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
              columns={columnsOf(shown, job.understanding?.periods[0]?.kind ?? 'irregular')}
            />
            {sameWords(shown) === '' ? null : (
              <p className="fs-small fs-quiet fs-card__foot">
                {words.sameInAll} {sameWords(shown)}
              </p>
            )}
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
