import { routes, type Connection, type ConnectionSource } from '@fairshift/contracts';
import { Button, Card, Details, Notice } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords as words } from './connections.words.js';
import { fieldsOf, settingFaults, settingsBody, startOf, type SettingValues } from './settings-values.js';
import { SettingsFields } from './SettingsFields.js';

/** The settings, to be changed; a source that is gone has none. */
export function ConnectionSettings({ connection }: { connection: Connection }) {
  const { id: organisationId } = useOrganisation();
  const sources = useRead(routes.listConnectionSources, { params: { organisationId } });
  const source = sources.data?.items.find(
    ({ pluginId, sourceId }) =>
      pluginId === connection.source.pluginId && sourceId === connection.source.sourceId,
  );
  if (!source) return null;
  return (
    <Card title={words.settings.title}>
      <Details summary={words.settings.summary}>
        <Fields connection={connection} source={source} />
      </Details>
    </Card>
  );
}

function Fields({ connection, source }: { connection: Connection; source: ConnectionSource }) {
  const { id: organisationId } = useOrganisation();
  const fields = fieldsOf(source.schema);
  const form = useForm<Record<string, string>>({ ...startOf(fields, connection.config) });
  const update = useSend(routes.updateConnection, CHANGES);
  const submit = () => {
    const values: SettingValues = form.values;
    const faults = settingFaults(fields, values);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const body = { version: connection.version, ...settingsBody(fields, values) };
    update.mutate(
      { params: { organisationId, connectionId: connection.id }, body },
      {
        // What was typed is stored; it stays neither here nor on the page.
        onSuccess: () => {
          for (const { name, kind } of fields) if (kind === 'secret') form.set(name)('');
        },
        onError: (error) =>
          form.setFaults(
            faultsOf(
              error,
              fields.map(({ name }) => name),
            ),
          ),
      },
    );
  };
  return (
    <Form faults={form.faults} onSubmit={submit}>
      <SettingsFields
        fields={fields}
        values={form.values}
        faults={form.faults}
        secrets={connection.secrets}
        onChange={(name, value) => form.set(name)(value)}
      />
      {update.isSuccess ? <Notice kind="done" title={words.settings.saved} /> : null}
      <Button type="submit" look="secondary" disabled={update.isPending}>
        {words.settings.save}
      </Button>
    </Form>
  );
}
