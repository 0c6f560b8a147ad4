import type { Measure } from '@fairshift/contracts';
import { Checkboxes } from '@fairshift/ui';
import { checkLimits, checkRules, type LimitsValues, withLimits } from './context-changes.js';
import { RulesFields, ruleSetOf, rulesValuesOf } from './RulesFields.js';
import { SettingForm, TextField } from './SettingForm.js';
import { contextWords, limitsWords, rulesWords as words } from './settings.words.js';
import { useContextForm, withoutReason } from './use-context-form.js';

/** The rules of this measure: another set, or lengths of one's own. */
export function RulesForm({ measure }: { measure: Measure }) {
  const sending = useContextForm({
    measure,
    empty: rulesValuesOf(measure.context.ruleSet),
    check: checkRules,
    change: (context, values) => ({ ...context, ruleSet: ruleSetOf(values) }),
    after: withoutReason,
  });
  return (
    <SettingForm summary={words.summary} hint={words.hint} submit={words.save} sending={sending}>
      <RulesFields form={sending.form} />
    </SettingForm>
  );
}

/** Screening and clipping, which few ever need to change. */
export function LimitsForm({ measure }: { measure: Measure }) {
  const { limits } = measure.context;
  const on = (['screening', 'clip'] as const).filter((each) => limits?.[each] !== false);
  const empty: LimitsValues = { on, reason: '' };
  const sending = useContextForm({
    measure,
    empty,
    check: checkLimits,
    change: withLimits,
    after: withoutReason,
  });
  const { form } = sending;
  return (
    <SettingForm
      summary={limitsWords.summary}
      hint={limitsWords.hint}
      submit={limitsWords.save}
      sending={sending}
    >
      <Checkboxes
        id="limits-on"
        name="on"
        label={limitsWords.which}
        options={[
          { value: 'screening', label: limitsWords.screening },
          { value: 'clip', label: limitsWords.clip },
        ]}
        values={form.values.on}
        onChange={form.set('on')}
      />
      <TextField id="limits" name="reason" label={contextWords.reason} form={form} />
    </SettingForm>
  );
}
