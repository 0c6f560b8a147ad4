import type { ChartInputJson, Measure } from '@fairshift/contracts';
import { type ChartChoice, chartChoices } from '@fairshift/spc';
import { Details, Radios } from '@fairshift/ui';
import { useMemo } from 'react';
import { checkChart, type ChartValues, withChart } from './context-changes.js';
import { SettingForm, TextField } from './SettingForm.js';
import { chooserWords as words, contextWords } from './settings.words.js';
import { useContextForm, withoutReason } from './use-context-form.js';

const labelOf = ({ name, fit }: ChartChoice): string => {
  const note = words.fits[fit];
  return note === '' ? name : `${name} (${note})`;
};

/** Every control chart that suits the measure and its data, with why; and why not the others. */
export function ChartChooser({ measure, input }: { measure: Measure; input: ChartInputJson }) {
  const choices = useMemo(() => chartChoices(input, 0), [input]);
  const fitting = choices.filter(({ fit }) => fit !== 'no');
  const others = choices.filter(({ fit }) => fit === 'no');
  const chosen = measure.context.chart?.type ?? fitting[0]?.chart ?? '';
  const empty: ChartValues = { type: chosen, reason: '' };
  const sending = useContextForm({
    measure,
    empty,
    check: checkChart,
    change: withChart,
    after: withoutReason,
  });
  const { form } = sending;
  return (
    <SettingForm
      summary={words.summary}
      hint={words.lede(words.forms[input.measure.form])}
      submit={words.save}
      sending={sending}
    >
      <Radios
        id="chart-type"
        name="type"
        label={words.which}
        options={fitting.map((choice) => ({
          value: choice.chart,
          label: labelOf(choice),
          hint: choice.why,
        }))}
        value={form.values.type}
        error={form.faults['type']}
        onChange={form.set('type')}
      />
      <Details summary={words.others}>
        <ul className="fs-list">
          {others.map(({ chart, name, why }) => (
            <li key={chart}>
              <strong>{name}</strong>
              <br />
              {why}
            </li>
          ))}
        </ul>
      </Details>
      <TextField id="chart" name="reason" label={contextWords.reason} form={form} />
    </SettingForm>
  );
}
