import { routes, type ImportJob } from '@fairshift/contracts';
import { Button, Card, Notice } from '@fairshift/ui';
import { expectHeading } from '../../platform/focus.js';
import { withPeriods } from '../../platform/format.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { CancelImport } from './CancelImport.js';
import { importWords as words } from './imports.words.js';

/** The guard: much of what was there is gone, so a person decides. */
export function NeedsConfirmation({ job }: { job: ImportJob }) {
  const { id: organisationId } = useOrganisation();
  const confirm = useSend(routes.confirmImport, ['getImport', 'listImports', 'getDataset', 'listDatasets']);
  return (
    <Card size="large" mark="concern">
      <div className="sh-stack">
        <p className="fs-words">{job.outcome ? withPeriods(job.outcome) : words.confirm.lede}</p>
        {job.plan ? <p>{job.plan.words}</p> : null}
        {confirm.isError ? <Notice kind="error" title={sentenceOf(confirm.error)} /> : null}
        <div>
          <Button
            describedBy="use-hint"
            disabled={confirm.isPending}
            onClick={() =>
              confirm.mutate({ params: { organisationId, importId: job.id } }, { onSuccess: expectHeading })
            }
          >
            {words.confirm.accept}
          </Button>
          <p className="fs-small fs-quiet" id="use-hint">
            {words.confirm.acceptHint}
          </p>
        </div>
        <CancelImport job={job} label={words.confirm.keep} hint={words.confirm.keepHint} />
      </div>
    </Card>
  );
}
