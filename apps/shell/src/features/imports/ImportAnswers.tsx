import { routes, type ImportJob } from '@fairshift/contracts';
import { Button, Card, Radios } from '@fairshift/ui';
import { expectHeading } from '../../platform/focus.js';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type FormState } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import {
  NEW,
  answersBody,
  asksPeriod,
  checkAnswers,
  nameFor,
  sourceKey,
  startAnswers,
  type AnswerValues,
} from './answers-form.js';
import { WayOut } from './CancelImport.js';
import { importWords as words } from './imports.words.js';
import { NotRecognised } from './NotRecognised.js';
import { PeriodQuestion } from './PeriodQuestion.js';
import { Recognised } from './Recognised.js';
import { TargetQuestion } from './TargetQuestion.js';

interface AnswersProps {
  readonly job: ImportJob;
  readonly onDone: () => void;
}

/** What the file does not say: which layout, which period, which dataset. Then the whole file is checked. */
export function ImportAnswers({ job, onDone }: AnswersProps) {
  const { id: organisationId } = useOrganisation();
  const form = useForm<AnswerValues>(startAnswers(job));
  const update = useSend(routes.updateImport, ['getImport', 'getImportPreview', 'listImportProblems']);
  const submit = () => {
    const faults = checkAnswers(job, form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    update.mutate(
      { params: { organisationId, importId: job.id }, body: answersBody(job, form.values) },
      {
        onSuccess: () => {
          expectHeading();
          onDone();
        },
        onError: (error) => form.setFaults(faultsOf(error, ['source', 'title', 'year'])),
      },
    );
  };
  return (
    <div className="fs-grid">
      <div className="fs-c8 sh-stack">
        <Recognised job={job} source={form.values.source} />
        <Card size="large">
          <Form faults={form.faults} onSubmit={submit}>
            {job.recognised.length > 1 ? <SourceQuestion job={job} form={form} /> : null}
            {asksPeriod(job, form.values.source) ? (
              <PeriodQuestion
                value={form.values.period}
                onChange={form.set('period')}
                fileName={job.file.name}
                faults={form.faults}
              />
            ) : null}
            <TargetQuestion job={job} form={form} />
            <Button type="submit" disabled={update.isPending}>
              {words.check.submit}
            </Button>
          </Form>
        </Card>
      </div>
      <div className="fs-c4 sh-stack">
        <Card title={words.run.nextTitle}>
          <p>{words.check.next}</p>
        </Card>
        {job.state === 'recognised' ? <NotRecognised job={job} /> : null}
        {job.state === 'failed' ? null : <WayOut job={job} />}
      </div>
    </div>
  );
}

function SourceQuestion({ job, form }: { job: ImportJob; form: FormState<AnswerValues> }) {
  const choose = (source: string) => {
    const named = form.values.title === nameFor(job, form.values.source);
    form.set('source')(source);
    // The datasets on offer are those of the other source.
    form.set('target')(NEW);
    // A name that nobody typed follows the choice.
    if (named) form.set('title')(nameFor(job, source));
  };
  return (
    <Radios
      id="source"
      name="source"
      label={words.check.sourceLabel}
      value={form.values.source}
      error={form.faults['source']}
      onChange={choose}
      options={job.recognised.map((each) => ({
        value: sourceKey(each),
        label: each.title,
        hint: each.because,
      }))}
    />
  );
}
