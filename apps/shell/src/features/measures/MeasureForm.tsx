import { routes, type Dataset } from '@fairshift/contracts';
import { Button, Card, Radios, Select, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type FormState } from '../../platform/form.js';
import { useGoTo } from '../../platform/link.js';
import { paths } from '../../platform/paths.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import {
  checkMeasure,
  definitionBody,
  isCount,
  isEvent,
  needsDenominator,
  peopleFromOf,
  startValues,
  withColumn,
  type MeasureValues,
} from './measure-form.js';
import { measureWords, newMeasureWords as words } from './measures.words.js';
import { PeopleFields } from './PeopleFields.js';

type TextName = 'title' | 'numerator' | 'denominator' | 'population' | 'unit' | 'owner';
interface Part {
  readonly form: FormState<MeasureValues>;
  readonly dataset: Dataset;
}

/** Makes the definition, then the measure; both or, at a fault, the sentence that says why. */
function useMake(form: FormState<MeasureValues>, dataset: Dataset) {
  const { id: organisationId, slug } = useOrganisation();
  const define = useSend(routes.createMeasureDefinition, ['listMeasureDefinitions']);
  const create = useSend(routes.createMeasure, ['listMeasures', 'getHome']);
  const goTo = useGoTo();
  const submit = async () => {
    const faults = checkMeasure(form.values, dataset);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const { title, columnId, population } = form.values;
    try {
      const definition = await define.mutateAsync({
        params: { organisationId },
        body: definitionBody(form.values, dataset),
      });
      const measure = await create.mutateAsync({
        params: { organisationId },
        body: {
          title: title.trim(),
          definitionId: definition.id,
          datasetId: dataset.id,
          columnId,
          population: population.trim(),
          ...peopleFromOf(form.values),
        },
      });
      goTo(paths.explore(slug, measure.id));
    } catch (error) {
      form.setFaults(faultsOf(error, Object.keys(form.values)));
    }
  };
  return { submit: () => void submit(), busy: define.isPending || create.isPending };
}

export function MeasureForm({ dataset, column }: { dataset: Dataset; column: string | undefined }) {
  const form = useForm<MeasureValues>(startValues(dataset, column));
  const { submit, busy } = useMake(form, dataset);
  const part = { form, dataset };
  return (
    <div className="fs-grid">
      <div className="fs-c8">
        <Card title={dataset.title} size="large">
          <Form faults={form.faults} onSubmit={submit}>
            <Select
              id="columnId"
              name="columnId"
              label={words.column}
              value={form.values.columnId}
              error={form.faults['columnId']}
              options={dataset.columns.map(({ id, label }) => ({ value: id, label }))}
              onChange={(columnId) => form.reset(withColumn(form.values, dataset, columnId))}
            />
            <Text {...part} name="title" label={words.name} hint={words.nameHint} />
            <Text {...part} name="numerator" label={words.numerator} hint={words.numeratorHint} />
            {needsDenominator(dataset, form.values.columnId) ? (
              <Text {...part} name="denominator" label={words.denominator} hint={words.denominatorHint} />
            ) : null}
            <Text {...part} name="population" label={words.population} hint={words.populationHint} />
            {isCount(dataset, form.values.columnId) ? <PeopleFields form={form} /> : null}
            <Meaning {...part} />
            <Text {...part} name="owner" label={words.owner} hint={words.ownerHint} />
            <Button type="submit" disabled={busy}>
              {words.submit}
            </Button>
          </Form>
        </Card>
      </div>
      <div className="fs-c4">
        <Card title={words.nextTitle}>
          <p>{dataset.stratifiers.length > 0 ? words.next : words.nextNoSplit}</p>
        </Card>
      </div>
    </div>
  );
}

function Text({ form, name, label, hint }: Part & { name: TextName; label: string; hint: string }) {
  return (
    <TextInput
      id={name}
      name={name}
      label={label}
      hint={hint}
      value={form.values[name]}
      error={form.faults[name]}
      onChange={form.set(name)}
    />
  );
}

function Meaning({ form, dataset }: Part) {
  const kinds = [...new Set(dataset.periods.map(({ kind }) => kind))];
  return (
    <>
      <Radios
        id="polarity"
        name="polarity"
        label={words.polarity}
        hint={isEvent(dataset, form.values.columnId) ? words.betweenHint : undefined}
        error={form.faults['polarity']}
        options={Object.entries(measureWords.polarities).map(([value, label]) => ({ value, label }))}
        value={form.values.polarity || undefined}
        onChange={(polarity) => form.set('polarity')(polarity as MeasureValues['polarity'])}
      />
      <Text form={form} dataset={dataset} name="unit" label={words.unit} hint={words.unitHint} />
      <Select
        id="period"
        name="period"
        label={words.period}
        value={form.values.period}
        options={kinds.map((kind) => ({ value: kind, label: words.periods[kind] }))}
        onChange={(period) => form.set('period')(period as MeasureValues['period'])}
      />
      <Radios
        id="kind"
        name="kind"
        label={words.kind}
        options={Object.entries(measureWords.kinds).map(([value, label]) => ({
          value,
          label,
          hint: measureWords.kindHints[value as MeasureValues['kind']],
        }))}
        value={form.values.kind}
        onChange={(kind) => form.set('kind')(kind as MeasureValues['kind'])}
      />
      <Radios
        id="domain"
        name="domain"
        label={words.domain}
        options={Object.entries(measureWords.domains).map(([value, label]) => ({ value, label }))}
        value={form.values.domain}
        onChange={(domain) => form.set('domain')(domain as MeasureValues['domain'])}
      />
    </>
  );
}
