import { routes, type OpenDataset } from '@fairshift/contracts';
import { Select, TextInput } from '@fairshift/ui';
import type { FormState } from '../../platform/form.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import type { MeasureValues } from './measure-form.js';
import { peopleWords as words } from './measures.words.js';

const LEAST_LETTERS = 2;

/** For counts: whose number of people makes them a rate. Nothing is asked where there are no open data. */
export function PeopleFields({ form }: { readonly form: FormState<MeasureValues> }) {
  const { id: organisationId } = useOrganisation();
  const open = useRead(routes.listOpenDatasets, { params: { organisationId } });
  const choices = choicesOf(open.data?.items ?? []);
  if (choices.length === 0) return null;
  return (
    <>
      <Select
        id="people"
        name="people"
        label={words.people}
        hint={words.peopleHint}
        value={form.values.people}
        options={[{ value: '', label: words.counts }, ...choices]}
        onChange={form.set('people')}
      />
      {form.values.people === '' ? null : <PlaceFields form={form} />}
    </>
  );
}

/** Tens of thousands of places: a person types the beginning, and chooses among what begins so. */
function PlaceFields({ form }: { readonly form: FormState<MeasureValues> }) {
  const { id: organisationId } = useOrganisation();
  const { people, peopleSearch, peoplePlace } = form.values;
  const like = peopleSearch.trim();
  const found = useRead(
    routes.findOpenPlaces,
    { params: { organisationId }, query: { like } },
    { enabled: like.length >= LEAST_LETTERS },
  );
  const [chosen] = people.split('|');
  const places =
    like.length >= LEAST_LETTERS
      ? (found.data?.items ?? []).filter(({ datasetId }) => datasetId === chosen)
      : [];
  return (
    <>
      <TextInput
        id="peopleSearch"
        name="peopleSearch"
        label={words.search}
        hint={words.searchHint}
        value={peopleSearch}
        error={form.faults['peopleSearch']}
        onChange={form.set('peopleSearch')}
      />
      {found.data && like.length >= LEAST_LETTERS ? (
        <Select
          id="peoplePlace"
          name="peoplePlace"
          label={words.place}
          value={peoplePlace}
          error={form.faults['peoplePlace']}
          options={[
            { value: '', label: places.length === 0 ? words.noPlace : words.choose },
            ...places.map(({ code, name, level }) => ({ value: code, label: `${name}, ${code} (${level})` })),
          ]}
          onChange={form.set('peoplePlace')}
        />
      ) : null}
    </>
  );
}

function choicesOf(datasets: readonly OpenDataset[]) {
  return datasets.flatMap(({ id, title, columns }) =>
    columns
      .filter(({ kind }) => kind === 'count')
      .map((column) => ({ value: `${id}|${column.id}`, label: `${title}: ${column.label}` })),
  );
}
