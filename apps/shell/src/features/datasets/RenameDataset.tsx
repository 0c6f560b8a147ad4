import { routes, type Dataset } from '@fairshift/contracts';
import { Button, Details, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { datasetWords as words } from './datasets.words.js';

export function RenameDataset({ dataset }: { dataset: Dataset }) {
  const { id: organisationId } = useOrganisation();
  const form = useForm({ title: dataset.title });
  const rename = useSend(routes.updateDataset, ['getDataset', 'listDatasets']);
  const submit = () => {
    const title = form.values.title.trim();
    if (title === '') {
      form.setFaults({ title: 'Type a name' });
      return;
    }
    rename.mutate(
      { params: { organisationId, datasetId: dataset.id }, body: { version: dataset.version, title } },
      { onError: (error) => form.setFaults(faultsOf(error, ['title'])) },
    );
  };
  return (
    <Details summary={words.rename}>
      <Form faults={form.faults} onSubmit={submit}>
        <TextInput
          id="title"
          name="title"
          label={words.renameLabel}
          value={form.values.title}
          error={form.faults['title']}
          onChange={form.set('title')}
        />
        <Button type="submit" look="secondary">
          {words.renameSave}
        </Button>
      </Form>
    </Details>
  );
}
