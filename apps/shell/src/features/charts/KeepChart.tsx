import { routes, type Measure } from '@fairshift/contracts';
import { Button, Card, Select, TextInput } from '@fairshift/ui';
import type { ChartType } from '../../platform/charts.js';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useGoTo } from '../../platform/link.js';
import { paths } from '../../platform/paths.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { draftWords as words, saveWords } from './charts.words.js';
import type { Drawing } from './draft.js';

export interface KeepChartProps {
  readonly measure: Measure;
  readonly type: ChartType;
  readonly drawing: Pick<Drawing, 'selection' | 'options'>;
  readonly project: string | undefined;
}

/** Puts the chart into a project, under a name. */
export function KeepChart({ measure, type, drawing, project }: KeepChartProps) {
  const { id: organisationId, slug } = useOrganisation();
  const projects = useRead(routes.listProjects, { params: { organisationId }, query: { limit: 200 } });
  const form = useForm({ title: measure.title, projectId: project ?? '' });
  const keep = useSend(routes.createChart, ['listCharts', 'getProject', 'listProjects', 'getHome']);
  const goTo = useGoTo();
  const submit = () => {
    const title = form.values.title.trim();
    if (title === '') {
      form.setFaults({ title: words.needName });
      return;
    }
    const { pluginId, chartId } = type;
    const { projectId } = form.values;
    keep.mutate(
      {
        params: { organisationId },
        body: {
          title,
          measureId: measure.id,
          chartType: { pluginId, chartId },
          selection: drawing.selection,
          options: { ...drawing.options },
          ...(projectId ? { projectId } : {}),
        },
      },
      {
        onSuccess: (chart) => goTo(paths.chart(slug, chart.id)),
        onError: (error) => form.setFaults(faultsOf(error, ['title', 'projectId'])),
      },
    );
  };
  return (
    <Card title={words.keep} size="large">
      <p>{saveWords.keepFirst}</p>
      <Form faults={form.faults} onSubmit={submit}>
        <TextInput
          id="title"
          name="title"
          label={words.name}
          value={form.values.title}
          error={form.faults['title']}
          onChange={form.set('title')}
        />
        <Select
          id="projectId"
          name="projectId"
          label={words.project}
          value={form.values.projectId}
          options={[
            { value: '', label: words.noProject },
            ...(projects.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={form.set('projectId')}
        />
        <Button type="submit" disabled={keep.isPending}>
          {words.keep}
        </Button>
      </Form>
    </Card>
  );
}
