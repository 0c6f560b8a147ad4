import { Details, Select, Table } from '@fairshift/ui';
import { labelChoices, labelRows, type LabelRow } from './labels-form.js';
import { columnId, matchedColumns, type OfferedColumn } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.labels;

/** How the words of the first rows are read; those without a match are shown, asked about, and stay. */
export function LabelsPage({ offered, form }: MappingPageProps) {
  const columns = matchedColumns(offered.columns, form.values);
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {columns.length === 0 ? <p>{words.none}</p> : null}
      {columns.map((column) => (
        <Labels key={column.heading} column={column} offered={offered} form={form} />
      ))}
      {columns.length === 0 ? null : <p className="fs-small">{words.note}</p>}
    </>
  );
}

function Labels({ column, offered, form }: MappingPageProps & { column: OfferedColumn }) {
  const { heading } = column;
  const list = form.values.lists[heading] ?? 'own';
  const rows = labelRows(column, form.values);
  const unmatched = rows.filter(({ known }) => known === undefined);
  const open = unmatched.filter(({ meaning }) => meaning === undefined).length;
  const question = (row: LabelRow) => {
    const id = `${columnId(offered.columns, heading)}-label-${rows.indexOf(row)}`;
    const say = (wanted: string) =>
      form.set('labels')({
        ...form.values.labels,
        [heading]: { ...form.values.labels[heading], [row.label]: wanted },
      });
    return (
      <Select
        key={row.label}
        id={id}
        name={id}
        label={words.standsFor(row.label)}
        value={row.own}
        onChange={say}
        options={labelChoices(list, rows, row)}
      />
    );
  };
  const matched = rows.filter(({ known }) => known !== undefined);
  return (
    <div className="sh-question">
      <Table
        caption={words.caption(heading)}
        columns={[
          { id: 'label', heading: words.label, cell: ({ label }) => label },
          { id: 'meaning', heading: words.meaning, cell: ({ meaning }) => meaning ?? words.kept },
        ]}
        rows={rows}
        rowKey={({ label }) => label}
        empty={words.none}
      />
      {list !== 'own' && open > 0 ? <p>{words.unmatched(open)}</p> : null}
      {list === 'own' ? null : unmatched.map(question)}
      {list !== 'own' && matched.length === 0 ? null : (
        <Details summary={words.change}>{(list === 'own' ? rows : matched).map(question)}</Details>
      )}
    </div>
  );
}
