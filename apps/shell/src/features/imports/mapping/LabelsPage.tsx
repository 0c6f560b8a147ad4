import { Table } from '@fairshift/ui';
import { matchedColumns, type OfferedColumn } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.labels;

/** How the words of the first rows are matched to lists; those without a match are shown and stay. */
export function LabelsPage({ offered, form }: MappingPageProps) {
  const columns = matchedColumns(offered.columns, form.values);
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {columns.length === 0 ? <p>{words.none}</p> : null}
      {columns.map((column) => (
        <Labels
          key={column.heading}
          column={column}
          isMatched={form.values.lists[column.heading] !== 'own'}
        />
      ))}
      {columns.length === 0 ? null : <p className="fs-small">{words.note}</p>}
    </>
  );
}

function Labels({ column, isMatched }: { column: OfferedColumn; isMatched: boolean }) {
  // What was matched by the list that we guessed; a person who takes no list keeps all words.
  const rows = (column.matches ?? []).map((match) => (isMatched ? match : { label: match.label }));
  const open = rows.filter((row) => !('meaning' in row) || row.meaning === undefined).length;
  return (
    <div className="sh-question">
      <Table
        caption={words.caption(column.heading)}
        columns={[
          { id: 'label', heading: words.label, cell: ({ label }) => label },
          {
            id: 'meaning',
            heading: words.meaning,
            cell: (row) => ('meaning' in row && row.meaning !== undefined ? row.meaning : words.kept),
          },
        ]}
        rows={rows}
        rowKey={({ label }) => label}
        empty={words.none}
      />
      {isMatched && open > 0 ? <p>{words.unmatched(open)}</p> : null}
    </div>
  );
}
