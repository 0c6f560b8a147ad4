import type { Measure } from '@fairshift/contracts';
import { type RuleSet, ruleSets } from '@fairshift/spc';
import { Checkboxes } from '@fairshift/ui';
import {
  checkLimits,
  checkRules,
  type LimitsValues,
  type MeasureContext,
  type RulesValues,
  withLimits,
  withRules,
} from './context-changes.js';
import { ChoiceField, SettingForm, TextField } from './SettingForm.js';
import { contextWords, limitsWords, rulesWords as words } from './settings.words.js';
import { useContextForm, withoutReason } from './use-context-form.js';

/** Rule sets that read limits; the runs analysis belongs to run charts. */
export const CONTROL_RULES: readonly RuleSet[] = ruleSets.filter(({ rules }) =>
  rules.some(({ kind }) => kind === 'outside'),
);

export const keyOfRules = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id} ${version}`;

const lengthOf = (set: RuleSet | undefined, kind: 'shift' | 'trend'): number | undefined => {
  const rule = set?.rules.find((each) => each.kind === kind);
  return rule?.kind === 'shift' || rule?.kind === 'trend' ? rule.length : undefined;
};

/** Rule set, with lengths of one's own where the set has such a rule. */
export function RulesForm({ measure }: { measure: Measure }) {
  const { ruleSet } = measure.context;
  const empty: RulesValues = {
    set: keyOfRules(ruleSet),
    shift: String(ruleSet.lengths?.shift ?? ''),
    trend: String(ruleSet.lengths?.trend ?? ''),
    reason: '',
  };
  const lengthsOf = ({ set, shift, trend, reason }: RulesValues): RulesValues => {
    const found = CONTROL_RULES.find((each) => keyOfRules(each) === set);
    // A length of a rule that this set has not is left behind.
    const kept = (kind: 'shift' | 'trend', text: string) => (lengthOf(found, kind) === undefined ? '' : text);
    return { set, reason, shift: kept('shift', shift), trend: kept('trend', trend) };
  };
  const change = (context: MeasureContext, values: RulesValues) => withRules(context, lengthsOf(values));
  const sending = useContextForm({ measure, empty, check: checkRules, change, after: withoutReason });
  const { form } = sending;
  const chosen = CONTROL_RULES.find((each) => keyOfRules(each) === form.values.set);
  return (
    <SettingForm summary={words.summary} hint={words.hint} submit={words.save} sending={sending}>
      <ChoiceField
        id="rules"
        name="set"
        label={words.which}
        form={form}
        options={CONTROL_RULES.map((set) => ({ value: keyOfRules(set), label: set.name }))}
      />
      {(['shift', 'trend'] as const).map((kind) => {
        const own = lengthOf(chosen, kind);
        return own === undefined ? null : (
          <TextField
            key={kind}
            id="rules"
            name={kind}
            label={words[kind]}
            hint={words.own(own)}
            form={form}
            width={4}
          />
        );
      })}
      <TextField id="rules" name="reason" label={contextWords.reason} form={form} />
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
