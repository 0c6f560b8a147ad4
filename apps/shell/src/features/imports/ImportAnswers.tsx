import { routes, type ImportJob } from '@fairshift/contracts';
import { Actions, Button, Card, LinkButton, Radios, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type FormState } from '../../platform/form.js';
import { paths } from '../../platform/paths.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import {
  NEW,
  answersBody,
  asksPeriod,
  checkAnswers,
  chosenOf,
  sourceKey,
  startAnswers,
  type AnswerValues,
} from './answers-form.js';
import { importWords as words } from './imports.words.js';
import { PeriodQuestion } from './PeriodQuestion.js';
import { Recognised } from './Recognised.js';

interface AnswersProps {
  readonly job: ImportJob;
  readonly onDone: () => void;
}

/** What the file does not say: which layout, which period, which dataset. Then the whole file is checked. */
export function ImportAnswers({ job, onDone }: AnswersProps) {
  const { slug } = useOrganisation();
  if (job.recognised.length === 0) {
    return (
      <Card size="large">
        <div className="sh-stack">
          <p className="fs-words">{words.upload.layout}</p>
          <Actions>
            <LinkButton href={paths.newImport(slug)}>{words.failed.again}</LinkButton>
          </Actions>
        </div>
      </Card>
    );
  }
  return <AnswersForm job={job} onDone={onDone} />;
}

function AnswersForm({ job, onDone }: AnswersProps) {
  const { id: organisationId } = useOrganisation();
  const form = useForm<AnswerValues>(startAnswers(job));
  const update = useSend(routes.updateImport, ['getImport', 'getImportPreview', 'listImportProblems']);
  const submit = () => {
    const faults = checkAnswers(job, form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    update.mutate(
      { params: { organisationId, importId: job.id }, body: answersBody(job, form.values) },
      { onSuccess: onDone, onError: (error) => form.setFaults(faultsOf(error, ['source', 'title', 'year'])) },
    );
  };
  return (
    <div className="sh-stack">
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
  );
}

interface QuestionProps {
  readonly job: ImportJob;
  readonly form: FormState<AnswerValues>;
}

function SourceQuestion({ job, form }: QuestionProps) {
  const choose = (source: string) => {
    const before = chosenOf(job, form.values.source)?.title;
    const after = chosenOf(job, source)?.title;
    form.set('source')(source);
    // A name that nobody typed follows the choice.
    if (after && form.values.title === before) form.set('title')(after);
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

function TargetQuestion({ job, form }: QuestionProps) {
  const { target } = form.values;
  return (
    <>
      {job.candidates.length > 0 ? (
        <Radios
          id="target"
          name="target"
          label={words.check.targetTitle}
          value={target}
          onChange={form.set('target')}
          options={[
            ...job.candidates.map(({ datasetId, title, because }) => ({
              value: datasetId,
              label: title,
              hint: because,
            })),
            { value: NEW, label: words.check.targetNew },
          ]}
        />
      ) : null}
      {target === NEW ? (
        <TextInput
          id="title"
          name="title"
          label={words.check.targetNewName}
          value={form.values.title}
          error={form.faults['title']}
          onChange={form.set('title')}
        />
      ) : null}
    </>
  );
}
