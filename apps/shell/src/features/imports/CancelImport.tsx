import { routes, type ImportJob } from '@fairshift/contracts';
import { Actions, Button, Card, Notice } from '@fairshift/ui';
import { expectHeading } from '../../platform/focus.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { importWords as words } from './imports.words.js';

export interface CancelImportProps {
  readonly job: ImportJob;
  readonly label?: string;
  readonly hint?: string;
}

/** Stops an import; what was there before stays. */
export function CancelImport({
  job,
  label = words.run.cancel,
  hint = words.run.cancelHint,
}: CancelImportProps) {
  const { id: organisationId } = useOrganisation();
  const cancel = useSend(routes.cancelImport, ['getImport', 'listImports', 'getHome']);
  return (
    <div>
      {cancel.isError ? <Notice kind="error" title={sentenceOf(cancel.error)} /> : null}
      <Actions>
        <Button
          look="secondary"
          describedBy="cancel-hint"
          disabled={cancel.isPending}
          onClick={() =>
            cancel.mutate({ params: { organisationId, importId: job.id } }, { onSuccess: expectHeading })
          }
        >
          {label}
        </Button>
      </Actions>
      <p className="fs-small fs-quiet" id="cancel-hint">
        {hint}
      </p>
    </div>
  );
}

/** The way out of an import that has not begun. */
export function WayOut({ job }: { job: ImportJob }) {
  return (
    <Card title={words.wayOut.title}>
      <CancelImport job={job} hint={words.wayOut.hint} />
    </Card>
  );
}
