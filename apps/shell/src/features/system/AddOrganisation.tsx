import { ORGANISATION_KINDS, routes } from '@fairshift/contracts';
import { Button, Card, Notice, Select, TextInput } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { OneTimeLink } from '../organisation/index.js';
import { systemWords as words } from './system.words.js';

type Kind = (typeof ORGANISATION_KINDS)[number];
const START: { name: string; kind: Kind; odsCode: string } = { name: '', kind: 'trust', odsCode: '' };

/** A new organisation with a link for its first admin. */
export function AddOrganisation() {
  const form = useForm(START);
  const create = useSend(routes.createOrganisation, ['listOrganisations']);
  const submit = () => {
    const { kind } = form.values;
    const [name, odsCode] = [form.values.name.trim(), form.values.odsCode.trim().toUpperCase()];
    if (name === '') {
      form.setFaults({ name: words.needName });
      return;
    }
    create.mutate(
      { body: { name, kind, ...(odsCode === '' ? {} : { odsCode }) } },
      {
        onSuccess: () => form.reset(START),
        onError: (error) => form.setFaults(faultsOf(error, ['name', 'odsCode'])),
      },
    );
  };
  return (
    <Card title={words.addTitle} size="large">
      <p>{words.addLede}</p>
      {create.data ? (
        <>
          <Notice kind="done" title={words.added(create.data.organisation.name)} />
          <OneTimeLink {...create.data.adminLink} />
        </>
      ) : null}
      <Form faults={form.faults} onSubmit={submit}>
        <TextInput
          id="name"
          name="name"
          label={words.newName}
          value={form.values.name}
          error={form.faults['name']}
          onChange={form.set('name')}
        />
        <Select
          id="kind"
          name="kind"
          label={words.newKind}
          value={form.values.kind}
          options={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          onChange={(kind) => form.set('kind')(kind as Kind)}
        />
        <TextInput
          id="odsCode"
          name="odsCode"
          label={words.newOds}
          value={form.values.odsCode}
          error={form.faults['odsCode']}
          onChange={form.set('odsCode')}
        />
        <Button type="submit" disabled={create.isPending}>
          {words.add}
        </Button>
      </Form>
    </Card>
  );
}
