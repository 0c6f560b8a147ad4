import { routes, type Connection } from '@fairshift/contracts';
import { Button, Card, Checkboxes, Notice } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords as words } from './connections.words.js';

/** Which of the things that the source offers are fetched; nothing to choose where it offers one. */
export function StreamChoice({ connection }: { connection: Connection }) {
  const { id: organisationId } = useOrganisation();
  const { streams, version, id: connectionId } = connection;
  const form = useForm({
    streams: streams.filter(({ chosen }) => chosen).map(({ id }) => id) as readonly string[],
  });
  const update = useSend(routes.updateConnection, CHANGES);
  if (streams.length < 2) return null;
  const submit = () => {
    const chosen = [...form.values.streams];
    form.setFaults(chosen.length === 0 ? { streams: words.streams.needOne } : {});
    if (chosen.length === 0) return;
    update.mutate(
      { params: { organisationId, connectionId }, body: { version, streams: chosen } },
      { onError: (error) => form.setFaults(faultsOf(error, ['streams'])) },
    );
  };
  return (
    <Card title={words.streams.title}>
      <Form faults={form.faults} onSubmit={submit}>
        <Checkboxes
          id="streams"
          name="streams"
          label={words.streams.label}
          hint={words.streams.hint}
          error={form.faults['streams']}
          values={form.values.streams}
          onChange={form.set('streams')}
          options={streams.map(({ id, title, refresh }) => ({
            value: id,
            label: title,
            hint: words.streams[refresh],
          }))}
        />
        {update.isSuccess ? <Notice kind="done" title={words.streams.saved} /> : null}
        <Button type="submit" look="secondary" disabled={update.isPending}>
          {words.streams.save}
        </Button>
      </Form>
    </Card>
  );
}
