import type { ChartRules } from '@fairshift/contracts';
import { type RuleSet, ruleSets } from '@fairshift/spc';
import type { FormState } from '../../../platform/form.js';
import type { RulesValues } from './context-changes.js';
import { ChoiceField, TextField } from './SettingForm.js';
import { contextWords, rulesWords as words } from './settings.words.js';

type RuleSetRef = ChartRules['ruleSet'];

/** Rule sets that read limits; the runs analysis belongs to run charts. */
export const CONTROL_RULES: readonly RuleSet[] = ruleSets.filter(({ rules }) =>
  rules.some(({ kind }) => kind === 'outside'),
);

export const keyOfRules = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id} ${version}`;

const rulesOf = (key: string): RuleSet | undefined => CONTROL_RULES.find((set) => keyOfRules(set) === key);

const lengthOf = (set: RuleSet | undefined, kind: 'shift' | 'trend'): number | undefined => {
  const rule = set?.rules.find((each) => each.kind === kind);
  return rule?.kind === 'shift' || rule?.kind === 'trend' ? rule.length : undefined;
};

/** A rule set as the form shows it; every change needs a reason of its own. */
export const rulesValuesOf = (ruleSet: RuleSetRef): RulesValues => ({
  set: keyOfRules(ruleSet),
  shift: String(ruleSet.lengths?.shift ?? ''),
  trend: String(ruleSet.lengths?.trend ?? ''),
  reason: '',
});

/** What was typed as a rule set. A length of a rule that the set has not is left behind. */
export function ruleSetOf({ set, reason, ...typed }: RulesValues): RuleSetRef {
  const [id = '', version = ''] = set.split(' ');
  const lengths = Object.fromEntries(
    (['shift', 'trend'] as const)
      .filter((kind) => typed[kind].trim() !== '' && lengthOf(rulesOf(set), kind) !== undefined)
      .map((kind) => [kind, Number(typed[kind])]),
  );
  return { id, version, ...(Object.keys(lengths).length > 0 ? { lengths } : {}), reason: reason.trim() };
}

/** Which rule set, its lengths where it has such rules, and why. */
export function RulesFields({ form }: { form: FormState<RulesValues> }) {
  const chosen = rulesOf(form.values.set);
  return (
    <>
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
    </>
  );
}
