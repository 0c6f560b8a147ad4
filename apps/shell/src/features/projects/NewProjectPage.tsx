import { routes, type RouteBodyInput } from '@fairshift/contracts';
import { Button, Card, Radios, Select, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type FormState } from '../../platform/form.js';
import { useGoTo } from '../../platform/link.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { EMPTY_PROJECT, checkProject, projectBody, type ProjectValues } from './project-form.js';
import { newProjectWords as words, projectWords } from './projects.words.js';

type TextName = {
  [K in keyof ProjectValues]: string extends ProjectValues[K] ? K : never;
}[keyof ProjectValues];

/** One question after another; the aim's sentence is written from the answers. */
export function NewProjectPage() {
  const { id: organisationId, slug } = useOrganisation();
  const form = useForm<ProjectValues>(EMPTY_PROJECT);
  const create = useSend(routes.createProject, ['listProjects', 'getHome']);
  const goTo = useGoTo();
  const submit = () => {
    const faults = checkProject(form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const body: RouteBodyInput<typeof routes.createProject> = projectBody(form.values);
    create.mutate(
      { params: { organisationId }, body },
      {
        onSuccess: (project) => goTo(paths.project(slug, project.id)),
        onError: (error) => form.setFaults(faultsOf(error, Object.keys(EMPTY_PROJECT))),
      },
    );
  };
  return (
    <Page
      title={words.title}
      lede={words.lede}
      crumbs={[{ label: projectWords.crumb, href: paths.projects(slug) }, { label: words.title }]}
    >
      <Card size="large">
        <Form faults={form.faults} onSubmit={submit}>
          <Text form={form} name="title" label={words.name} hint={words.nameHint} />
          <Text form={form} name="group" label={words.group} hint={words.groupHint} />
          <Text form={form} name="inequity" label={words.inequity} hint={words.inequityHint} />
          <Text form={form} name="where" label={words.where} hint={words.whereHint} />
          <AimQuestions form={form} />
          <OtherQuestions form={form} />
          <Button type="submit" disabled={create.isPending}>
            {words.submit}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}

interface Part {
  readonly form: FormState<ProjectValues>;
}

function Text({ form, name, label, hint }: Part & { name: TextName; label: string; hint?: string }) {
  return (
    <TextInput
      id={name}
      name={name}
      label={label}
      {...(hint ? { hint } : {})}
      value={form.values[name]}
      error={form.faults[name]}
      onChange={form.set(name)}
    />
  );
}

function AimQuestions({ form }: Part) {
  return (
    <>
      <Radios
        id="kind"
        name="kind"
        label={words.kind}
        options={Object.entries(words.kinds).map(([value, { label, hint }]) => ({ value, label, hint }))}
        value={form.values.kind}
        onChange={(kind) => form.set('kind')(kind as ProjectValues['kind'])}
      />
      <Radios
        id="unit"
        name="unit"
        label={words.unit}
        options={Object.entries(words.units).map(([value, label]) => ({ value, label }))}
        value={form.values.unit}
        onChange={(unit) => form.set('unit')(unit as ProjectValues['unit'])}
      />
      <Text form={form} name="from" label={words.from} />
      <Text form={form} name="to" label={words.to} />
      <Text form={form} name="by" label={words.by} hint={words.byHint} />
    </>
  );
}

function OtherQuestions({ form }: Part) {
  const { id: organisationId } = useOrganisation();
  const teams = useRead(routes.listTeams, { params: { organisationId }, query: { limit: 200 } });
  return (
    <>
      <Select
        id="characteristic"
        name="characteristic"
        label={words.characteristic}
        value={form.values.characteristic}
        options={words.characteristics.map((value) => ({ value, label: value }))}
        onChange={form.set('characteristic')}
      />
      <Radios
        id="domain"
        name="domain"
        label={words.domain}
        options={Object.entries(projectWords.domains).map(([value, label]) => ({ value, label }))}
        value={form.values.domain}
        onChange={(domain) => form.set('domain')(domain as ProjectValues['domain'])}
      />
      <Text form={form} name="setting" label={words.setting} hint={words.settingHint} />
      <Select
        id="teamId"
        name="teamId"
        label={words.team}
        value={form.values.teamId}
        options={[
          { value: '', label: words.noTeam },
          ...(teams.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={form.set('teamId')}
      />
    </>
  );
}
