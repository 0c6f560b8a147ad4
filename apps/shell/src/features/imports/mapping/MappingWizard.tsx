import { routes, type ImportJob } from '@fairshift/contracts';
import { Button, Card, Tool } from '@fairshift/ui';
import { useState, type ReactNode } from 'react';
import { expectHeading } from '../../../platform/focus.js';
import { Form } from '../../../platform/form-box.js';
import { faultsOf, useForm, type Faults, type FormState } from '../../../platform/form.js';
import { Load } from '../../../platform/load.js';
import { useRead, useSend } from '../../../platform/queries.js';
import { useOrganisation } from '../../../platform/session.js';
import { ColumnsPage } from './ColumnsPage.js';
import { LabelsPage } from './LabelsPage.js';
import { checkColumns, mappingOf, startMapping, type MappingValues, type Offered } from './mapping-form.js';
import { mappingWords as words } from './mapping.words.js';
import { MeasurePage } from './MeasurePage.js';
import { RowsPage } from './RowsPage.js';
import { SavedPage } from './SavedPage.js';

interface WizardProps {
  readonly job: ImportJob;
  /** Told the import with its mapping: it may be checked already. */
  readonly onDone: (job: ImportJob) => void;
  /** Asks for the sheet again. */
  readonly onSheet: () => void;
}

/** What the columns of a table of one's own hold: one question a page, with Back. Nothing is stored until the end. */
export function MappingWizard({ job, onDone, onSheet }: WizardProps) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, importId: job.id };
  const offered = useRead(routes.getImportColumns, { params }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Load query={offered} what="the columns of the file">
      {(shown) => (
        // Columns of another sheet are another question; a kept mapping that got another name is not.
        <Pages
          key={shown.columns.map(({ heading }) => heading).join('\n')}
          job={job}
          offered={shown}
          onDone={onDone}
          onSheet={onSheet}
        />
      )}
    </Load>
  );
}

export interface MappingPageProps {
  readonly offered: Offered;
  readonly form: FormState<MappingValues>;
}

type PageName = 'saved' | 'rows' | 'columns' | 'labels' | 'measure';

const PAGES: Readonly<Record<PageName, (props: MappingPageProps) => ReactNode>> = {
  saved: SavedPage,
  rows: RowsPage,
  columns: ColumnsPage,
  labels: LabelsPage,
  measure: MeasurePage,
};

function Pages({ job, offered, onDone, onSheet }: WizardProps & { offered: Offered }) {
  const form = useForm<MappingValues>(startMapping(job, offered));
  const order: readonly PageName[] = [
    ...(offered.saved.length > 0 ? ['saved' as const] : []),
    'rows',
    'columns',
    'labels',
    'measure',
  ];
  const [at, setAt] = useState(0);
  const { send, isPending } = useMappingSend(job, onDone);
  const page = order[at] ?? 'rows';
  const go = (to: number) => {
    expectHeading();
    setAt(to);
  };
  const submit = () => {
    const held = offered.saved.find(({ id }) => id === form.values.saved);
    if (page === 'saved' && held !== undefined) return send(held.mapping, '', form.setFaults);
    const faults = page === 'columns' ? checkColumns(offered.columns, form.values) : {};
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return undefined;
    if (page !== 'measure') return go(at + 1);
    return send(mappingOf(form.values), form.values.name.trim(), form.setFaults);
  };
  const Face = PAGES[page];
  return (
    <div className="fs-grid">
      <div className="fs-c8">
        <Card size="large">
          {at === 0 && offered.sheets.length > 1 && job.answers.sheet !== undefined ? (
            <p>
              {words.sheet.is(job.answers.sheet)} <Tool onClick={onSheet}>{words.sheet.another}</Tool>
            </p>
          ) : null}
          <Form key={page} faults={form.faults} onSubmit={submit}>
            <Face offered={offered} form={form} />
            <div className="sh-actions-row">
              <Button type="submit" disabled={isPending}>
                {page === 'measure' ? words.measure.submit : words.next}
              </Button>
              {at > 0 ? (
                <Button look="secondary" onClick={() => go(at - 1)}>
                  {words.back}
                </Button>
              ) : null}
            </div>
          </Form>
        </Card>
      </div>
    </div>
  );
}

/** Sends the mapping, then keeps it by its name when it was given one. */
function useMappingSend(job: ImportJob, onDone: WizardProps['onDone']) {
  const { id: organisationId } = useOrganisation();
  const update = useSend(routes.updateImport, ['getImport', 'getImportPreview', 'listImportProblems']);
  const save = useSend(routes.saveMapping, ['getImportColumns']);
  const params = { organisationId, importId: job.id };
  const send = (
    mapping: NonNullable<ImportJob['mapping']>,
    name: string,
    setFaults: (faults: Faults) => void,
  ) => {
    const keep = (mapped: ImportJob) => {
      const end = () => {
        expectHeading();
        onDone(mapped);
      };
      if (name === '') return end();
      return save.mutate(
        { params, body: { name } },
        { onSuccess: end, onError: (error) => setFaults(faultsOf(error, ['name'])) },
      );
    };
    const body = { version: job.version, mapping };
    update.mutate({ params, body }, { onSuccess: keep, onError: (error) => setFaults(faultsOf(error, [])) });
  };
  return { send, isPending: update.isPending || save.isPending };
}
