import { routes, type ImportJob } from '@fairshift/contracts';
import { Button, Card, Radios } from '@fairshift/ui';
import { expectHeading } from '../../../platform/focus.js';
import { Form } from '../../../platform/form-box.js';
import { faultsOf, useForm } from '../../../platform/form.js';
import { Load } from '../../../platform/load.js';
import { useRead, useSend } from '../../../platform/queries.js';
import { useOrganisation } from '../../../platform/session.js';
import type { Offered } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';

const words = mappingWords.sheet;

interface SheetProps {
  readonly job: ImportJob;
  readonly onDone: () => void;
}

/** Which sheet of a workbook is read; hidden ones are named and warned of. */
export function SheetQuestion({ job, onDone }: SheetProps) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, importId: job.id };
  const offered = useRead(routes.getImportColumns, { params });
  return (
    <Load query={offered} what="the sheets of the workbook">
      {({ sheets }) => <SheetForm job={job} sheets={sheets} onDone={onDone} />}
    </Load>
  );
}

function SheetForm({ job, sheets, onDone }: SheetProps & { sheets: Offered['sheets'] }) {
  const { id: organisationId } = useOrganisation();
  const form = useForm({ sheet: job.answers.sheet ?? '' });
  const update = useSend(routes.updateImport, ['getImport', 'getImportColumns']);
  const submit = () => {
    const { sheet } = form.values;
    if (sheet === '') return form.setFaults({ sheet: words.need });
    const params = { organisationId, importId: job.id };
    return update.mutate(
      { params, body: { version: job.version, answers: { sheet } } },
      {
        onSuccess: () => {
          expectHeading();
          onDone();
        },
        onError: (error) => form.setFaults(faultsOf(error, ['sheet'])),
      },
    );
  };
  return (
    <Card size="large">
      <Form faults={form.faults} onSubmit={submit}>
        <Radios
          id="sheet"
          name="sheet"
          label={words.title}
          hint={words.hint}
          value={form.values.sheet}
          error={form.faults['sheet']}
          onChange={form.set('sheet')}
          options={sheets.map(({ name, isHidden }) => ({
            value: name,
            label: name,
            ...(isHidden ? { hint: words.hidden } : {}),
          }))}
        />
        <Button type="submit" disabled={update.isPending}>
          {mappingWords.next}
        </Button>
      </Form>
    </Card>
  );
}
