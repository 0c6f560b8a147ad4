import { routes, type ConnectionSource } from '@fairshift/contracts';
import { Button, Card, EmptyState, Radios, TextInput } from '@fairshift/ui';
import { useNavigate } from '@tanstack/react-router';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { CHANGES } from './connections-shared.js';
import { connectionWords as words } from './connections.words.js';
import { fieldsOf, settingFaults, settingsBody, startOf } from './settings-values.js';
import { SettingsFields } from './SettingsFields.js';

/** Choose a source and type its settings; the test comes next. */
export function NewConnectionPage() {
  const { id: organisationId, slug } = useOrganisation();
  const mayManage = useMay('connections:manage');
  const sources = useRead(
    routes.listConnectionSources,
    { params: { organisationId } },
    { enabled: mayManage },
  );
  const crumbs = [
    { label: 'Data', href: paths.data(slug) },
    { label: words.eyebrow, href: paths.connections(slug) },
    { label: words.add.title },
  ];
  return (
    <Page title={words.add.title} lede={words.add.lede} crumbs={crumbs}>
      {mayManage ? (
        <Load query={sources} what="the sources" part>
          {({ items }) =>
            items.length > 0 ? (
              <Chooser sources={items} />
            ) : (
              <EmptyState title={words.list.noSourceTitle}>
                <p>{words.list.noSource}</p>
              </EmptyState>
            )
          }
        </Load>
      ) : (
        <EmptyState title={words.add.cannotTitle}>
          <p>{words.add.cannot}</p>
        </EmptyState>
      )}
    </Page>
  );
}

const keyOf = ({ pluginId, sourceId }: ConnectionSource): string => `${pluginId}/${sourceId}`;

interface Values {
  readonly source: string;
  readonly title: string;
  /** Settings by source, so that a change of mind loses nothing. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function Chooser({ sources }: { sources: readonly ConnectionSource[] }) {
  const { id: organisationId, slug } = useOrganisation();
  const navigate = useNavigate();
  const only = sources.length === 1 ? keyOf(sources[0]!) : '';
  const form = useForm<Values>({ source: only, title: '', settings: {} });
  const create = useSend(routes.createConnection, CHANGES);
  const source = sources.find((each) => keyOf(each) === form.values.source);
  const fields = source ? fieldsOf(source.schema) : [];
  const settings = form.values.settings[form.values.source] ?? startOf(fields);
  const submit = () => {
    const faults = {
      ...(source ? {} : { source: words.add.needSource }),
      ...(form.values.title.trim() === '' ? { title: words.add.needName } : {}),
      ...settingFaults(fields, settings),
    };
    form.setFaults(faults);
    if (!source || Object.keys(faults).length > 0) return;
    const { pluginId, sourceId } = source;
    const body = { pluginId, sourceId, title: form.values.title, ...settingsBody(fields, settings) };
    create.mutate(
      { params: { organisationId }, body },
      {
        onSuccess: ({ id }) => void navigate({ to: paths.connection(slug, id) }),
        onError: (error) => form.setFaults(faultsOf(error, ['title', ...fields.map(({ name }) => name)])),
      },
    );
  };
  const set = (name: string, value: string) => {
    form.set('settings')({ ...form.values.settings, [form.values.source]: { ...settings, [name]: value } });
    form.setFaults(Object.fromEntries(Object.entries(form.faults).filter(([field]) => field !== name)));
  };
  return (
    <div className="fs-grid">
      <div className="fs-c8">
        <Card size="large">
          <Form faults={form.faults} onSubmit={submit}>
            <Radios
              id="source"
              name="source"
              label={words.add.source}
              value={form.values.source}
              error={form.faults['source']}
              onChange={form.set('source')}
              options={sources.map((each) => ({
                value: keyOf(each),
                label: each.title,
                hint: words.add.by(each.publisher, each.version),
              }))}
            />
            <TextInput
              id="title"
              name="title"
              label={words.add.name}
              hint={words.add.nameHint}
              value={form.values.title}
              error={form.faults['title']}
              onChange={form.set('title')}
              required
            />
            <SettingsFields fields={fields} values={settings} faults={form.faults} onChange={set} />
            <Button type="submit" disabled={create.isPending}>
              {words.add.save}
            </Button>
          </Form>
        </Card>
      </div>
      <div className="fs-c4">
        {source ? (
          <Card title={words.add.mayTitle}>
            <ul className="fs-list">
              {source.may.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </div>
  );
}
