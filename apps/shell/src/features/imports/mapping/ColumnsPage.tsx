import { Select } from '@fairshift/ui';
import { columnId, isPersonal, type ListName, type OfferedColumn, type RoleName } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.columns;
const ROLES = Object.entries(mappingWords.roles).map(([value, label]) => ({ value, label }));
const LISTS = Object.entries(mappingWords.lists).map(([value, label]) => ({ value, label }));
const FIGURES_ONLY = new Set(['numerator', 'denominator', 'value']);

/** Each column with some of its cells, what it seems to hold and why. */
export function ColumnsPage({ offered, form }: MappingPageProps) {
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      {offered.columns.map((column) => (
        <ColumnQuestion key={column.heading} column={column} offered={offered} form={form} />
      ))}
    </>
  );
}

function ColumnQuestion({ column, offered, form }: MappingPageProps & { column: OfferedColumn }) {
  const { heading, samples, guess } = column;
  const id = columnId(offered.columns, heading);
  const role = form.values.roles[heading] ?? 'leave-out';
  const personal = isPersonal(column);
  const left = form.values.rows === 'cases' ? FIGURES_ONLY : new Set(['outcome']);
  const options = ROLES.filter(({ value }) =>
    personal ? value === 'leave-out' : value === role || !left.has(value),
  );
  const choose = (next: string) => {
    form.set('roles')({ ...form.values.roles, [heading]: next as RoleName });
    form.setFaults(Object.fromEntries(Object.entries(form.faults).filter(([field]) => field !== id)));
  };
  return (
    <fieldset className="nhsuk-fieldset sh-question">
      <legend className="nhsuk-fieldset__legend">{heading}</legend>
      {samples.length > 0 ? <p className="fs-small">{words.samples(samples)}</p> : null}
      <Select
        id={id}
        name={id}
        label={words.holds}
        hint={personal ? `${guess?.because ?? ''} ${words.never}` : guess && words.because(guess.because)}
        value={role}
        error={form.faults[id]}
        onChange={choose}
        options={options}
      />
      {role === 'group' ? (
        <Select
          id={`${id}-list`}
          name={`${id}-list`}
          label={words.list}
          value={form.values.lists[heading] ?? 'own'}
          onChange={(list) => form.set('lists')({ ...form.values.lists, [heading]: list as ListName })}
          options={LISTS}
        />
      ) : null}
    </fieldset>
  );
}
