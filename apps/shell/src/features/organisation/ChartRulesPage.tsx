import { routes, type ChartRules } from '@fairshift/contracts';
import { Button, Card, Notice } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { checkRules, RulesFields, ruleSetName, ruleSetOf, rulesValuesOf } from '../charts/index.js';
import { chartRulesWords as words } from './organisation.words.js';
import { OrganisationNav } from './OrganisationNav.js';

/** The rules that new measures of the organisation start with. */
export function ChartRulesPage() {
  const { id: organisationId } = useOrganisation();
  const mayManage = useMay('organisation:manage');
  const rules = useRead(routes.getChartRules, { params: { organisationId } });
  return (
    <Page title={words.title} windowTitle={words.title} lede={words.lede} nav={<OrganisationNav />}>
      <Load query={rules} what="the rules" part>
        {(found) => (
          <div className="sh-stack">
            <Card title={words.now} size="large">
              <p>
                <strong>{ruleSetName(found.ruleSet)}</strong>
              </p>
              <p>{found.ruleSet.reason ?? (found.version === 0 ? words.ours : '')}</p>
              {found.ruleSet.by ? <p className="fs-small fs-quiet">{words.by(found.ruleSet.by)}</p> : null}
            </Card>
            {mayManage ? <ChangeRules found={found} /> : <p>{words.cannot}</p>}
          </div>
        )}
      </Load>
    </Page>
  );
}

function ChangeRules({ found }: { found: ChartRules }) {
  const { id: organisationId } = useOrganisation();
  const form = useForm(rulesValuesOf(found.ruleSet));
  const send = useSend(routes.updateChartRules, ['getChartRules']);
  const submit = () => {
    const faults = checkRules(form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const body = { version: found.version, ruleSet: ruleSetOf(form.values) };
    send.mutate(
      { params: { organisationId }, body },
      {
        onSuccess: ({ ruleSet }) => form.reset(rulesValuesOf(ruleSet)),
        onError: (error) => form.setFaults(faultsOf(error, ['set', 'shift', 'trend', 'reason'])),
      },
    );
  };
  return (
    <Card title={words.change} size="large">
      <Form faults={form.faults} onSubmit={submit}>
        {send.isSuccess ? <Notice kind="done" title={words.saved} /> : null}
        <RulesFields form={form} />
        <Button type="submit" disabled={send.isPending}>
          {words.save}
        </Button>
      </Form>
    </Card>
  );
}
