import type { ChartInputJson } from '@fairshift/contracts';
import { Button, Details, Radios, Select, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import type { FormState } from '../../platform/form.js';
import { periodNoun } from '../../platform/format.js';
import { isOutOf, type AimValues } from './aim-form.js';
import { aimFormWords as words } from './aim.words.js';

export interface AimFormProps {
  readonly form: FormState<AimValues>;
  readonly input: ChartInputJson;
  readonly busy: boolean;
  readonly onSubmit: () => void;
}

/** For whom, how far, by when; the rest comes from the figures unless a person says otherwise. */
export function AimForm({ form, input, busy, onSubmit }: AimFormProps) {
  const { measure, series } = input;
  const noun = periodNoun(measure.period);
  return (
    <Form faults={form.faults} onSubmit={onSubmit}>
      {series.length > 1 ? (
        <Select
          id="group"
          name="group"
          label={words.group}
          value={form.values.group}
          error={form.faults['group']}
          options={series.map(({ group }) => ({ value: group.id, label: group.label }))}
          onChange={form.set('group')}
        />
      ) : null}
      <Radios
        id="kind"
        name="kind"
        label={words.kind}
        error={form.faults['kind']}
        options={words.kinds(measure.form, measure.unit)}
        value={form.values.kind || undefined}
        onChange={(kind) => form.set('kind')(kind as AimValues['kind'])}
      />
      <HowFar form={form} input={input} />
      <NumberInput form={form} name="horizon" label={words.horizon(noun)} hint={words.horizonHint} />
      <Details
        summary={words.more}
        open={['from', 'denominator', 'baseline'].some((name) => form.faults[name])}
      >
        <p>{words.moreHint}</p>
        <NumberInput form={form} name="from" label={words.from} />
        {isOutOf(measure.form) ? (
          <NumberInput form={form} name="denominator" label={words.denominator(noun)} />
        ) : null}
        <NumberInput form={form} name="baseline" label={words.baseline(noun)} />
      </Details>
      <Button type="submit" disabled={busy}>
        {words.submit}
      </Button>
    </Form>
  );
}

function HowFar({ form, input }: Pick<AimFormProps, 'form' | 'input'>) {
  const { kind, way } = form.values;
  if (kind === '') return null;
  if (kind === 'level') return <NumberInput form={form} name="amount" label={words.level} />;
  return (
    <>
      <Radios
        id="way"
        name="way"
        label={words.way}
        options={words.ways}
        value={way}
        onChange={(way) => form.set('way')(way as AimValues['way'])}
      />
      <NumberInput
        form={form}
        name="amount"
        label={kind === 'points' ? words.points(input.measure.form) : words.relative}
      />
    </>
  );
}

interface NumberInputProps {
  readonly form: FormState<AimValues>;
  readonly name: 'amount' | 'horizon' | 'from' | 'denominator' | 'baseline';
  readonly label: string;
  readonly hint?: string;
}

function NumberInput({ form, name, label, hint }: NumberInputProps) {
  return (
    <TextInput
      id={name}
      name={name}
      label={label}
      hint={hint}
      width={10}
      inputMode="decimal"
      value={form.values[name]}
      error={form.faults[name]}
      onChange={form.set(name)}
    />
  );
}
