import { routes, type Connection } from '@fairshift/contracts';
import { Button, Card, Notice, Radios, Select, TextInput } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm, type FormState } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords, scheduleWords, weekdayChoices } from './connections.words.js';
import { scheduleBody, scheduleFaults, startSchedule, type ScheduleValues } from './schedule-values.js';

const words = connectionWords.schedule;
const CHOICES = (['never', 'day', 'week', 'month'] as const).map((value) => ({ value, label: words[value] }));

/** The days on which it fetches, in the time of London, and the pause. */
export function ScheduleForm({ connection }: { connection: Connection }) {
  const { id: organisationId } = useOrganisation();
  const mayManage = useMay('connections:manage');
  const form = useForm<ScheduleValues>(startSchedule(connection));
  const update = useSend(routes.updateConnection, CHANGES);
  const { version, paused, nextRunAt, schedule } = connection;
  const params = { organisationId, connectionId: connection.id };
  // What is fetched whole each time has nothing to look back for.
  const looksBack = connection.streams.some(({ chosen, refresh }) => chosen && refresh === 'incremental');
  const submit = () => {
    const faults = scheduleFaults(form.values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    update.mutate(
      { params, body: { version, ...scheduleBody(form.values) } },
      { onError: (error) => form.setFaults(faultsOf(error, ['at', 'monthday', 'lookback'])) },
    );
  };
  return (
    <Card title={words.title}>
      <p>
        {paused
          ? words.paused
          : nextRunAt
            ? words.next(momentWords(nextRunAt))
            : `${scheduleWords(schedule)}.`}
      </p>
      {mayManage ? (
        <>
          <Form faults={form.faults} onSubmit={submit}>
            <Times form={form} looksBack={looksBack} />
            {update.isSuccess ? <Notice kind="done" title={words.saved} /> : null}
            <Button type="submit" look="secondary" disabled={update.isPending}>
              {words.save}
            </Button>
          </Form>
          {schedule ? (
            <Button
              look="secondary"
              disabled={update.isPending}
              onClick={() => update.mutate({ params, body: { version, paused: !paused } })}
            >
              {paused ? words.resume : words.pause}
            </Button>
          ) : null}
        </>
      ) : null}
    </Card>
  );
}

function Times({ form, looksBack }: { form: FormState<ScheduleValues>; looksBack: boolean }) {
  const { values, faults, set } = form;
  const field = (name: keyof ScheduleValues) => ({
    id: name,
    name,
    value: values[name],
    error: faults[name],
    onChange: set(name),
  });
  return (
    <>
      <Radios {...field('every')} label={words.every} options={CHOICES} />
      {values.every === 'week' ? (
        <Select {...field('weekday')} label={words.weekday} options={weekdayChoices} />
      ) : null}
      {values.every === 'month' ? (
        <TextInput
          {...field('monthday')}
          label={words.monthday}
          hint={words.monthdayHint}
          width={4}
          inputMode="numeric"
        />
      ) : null}
      {values.every === 'never' ? null : (
        <TextInput {...field('at')} label={words.at} hint={words.atHint} width={5} />
      )}
      {looksBack ? (
        <TextInput
          {...field('lookback')}
          label={words.lookback}
          hint={words.lookbackHint}
          width={5}
          inputMode="numeric"
        />
      ) : null}
    </>
  );
}
